package org.korrigo.exams.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A version of an exam's reference papers as it is shown.
 *
 * @param version from 1, growing in the exam
 * @param isActive whether correctors see it; one set of an exam at most
 * @param activatedAt when it was activated first; from then on its papers no longer change
 * @param documents its papers, at most one of each type
 */
record DocumentSetView(
    UUID id,
    UUID examId,
    int version,
    boolean isActive,
    Instant activatedAt,
    Instant createdAt,
    List<DocumentView> documents) {}
