package org.korrigo.exams.exam;

import java.util.UUID;
import org.korrigo.contracts.exams.UploadMode;

/**
 * What the other features need to know of an exam.
 *
 * @param id the exam
 * @param uploadMode how its paper comes in
 * @param pagesPerBooklet A4 pages a sheet gives
 * @param identityOn which sheets bear a name
 * @param identityZone height of the identity zone as a part of the page's
 * @param annexZone the same on an A4 annex; 0 if no name stands there
 */
public record ExamOutline(
    UUID id,
    UploadMode uploadMode,
    int pagesPerBooklet,
    IdentityOn identityOn,
    double identityZone,
    double annexZone) {}
