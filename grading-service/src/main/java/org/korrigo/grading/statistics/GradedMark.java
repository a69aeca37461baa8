package org.korrigo.grading.statistics;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A marked copy as far as statistics know it.
 *
 * @param mark the engine's mark out of 20
 * @param scores points by question id
 * @param correctorId who finalised it, or null
 * @param variant of the subject, or null
 * @param className the pupil's class; null if not known or not to be known
 */
record GradedMark(
    BigDecimal mark,
    Map<String, BigDecimal> scores,
    String correctorId,
    String variant,
    String className) {}
