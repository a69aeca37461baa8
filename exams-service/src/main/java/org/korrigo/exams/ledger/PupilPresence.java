package org.korrigo.exams.ledger;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A pupil who was expected or came.
 *
 * @param className as stated with the list, or null
 * @param isMarkedAbsent whether a person said so; against a copy it contradicts
 * @param copyId the copy that is known to be the pupil's, or null
 */
@Schema
record PupilPresence(
    int studentId, String className, Presence presence, boolean isMarkedAbsent, UUID copyId) {}
