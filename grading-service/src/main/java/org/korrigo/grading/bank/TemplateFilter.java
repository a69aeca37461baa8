package org.korrigo.grading.bank;

/**
 * Which templates of an exam are asked for.
 *
 * @param criterionType null for all types
 * @param questionId only those for this question; null for all, with and without one
 * @param after the sequence of the last one seen, 0 from the beginning
 */
record TemplateFilter(CriterionType criterionType, String questionId, long after) {}
