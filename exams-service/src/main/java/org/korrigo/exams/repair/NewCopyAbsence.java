package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

/**
 * That the pupil of a copy was absent: its sheets are put aside.
 *
 * @param studentId the pupil, if it is not the one whose copy it is known to be; null to mark none
 * @param reason in words, without a pupil's name: it stands in the certificate
 */
record NewCopyAbsence(@Positive Integer studentId, @NotBlank @Size(max = 500) String reason)
    implements Reasoned {}
