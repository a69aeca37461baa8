package org.korrigo.exams.repair;

import jakarta.validation.constraints.Size;

/**
 * Why something is done.
 *
 * @param reason in words, without a pupil's name; null for none
 */
record NewNote(@Size(max = 500) String reason) implements Reasoned {}
