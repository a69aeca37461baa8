package org.korrigo.grading.bank;

/**
 * What an exam has only one template of.
 *
 * @param questionId null for any question
 */
record TemplateKey(CriterionType criterionType, String questionId, String text) {}
