package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Why something is put aside.
 *
 * @param reason in words, without a pupil's name: it stands in the certificate
 */
record NewDiscard(@NotBlank @Size(max = 500) String reason) implements Reasoned {}
