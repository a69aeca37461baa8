package org.korrigo.grading.score;

/**
 * The remark about one question.
 *
 * @param remark null if there is none
 * @param version how often it was changed: the entity tag
 */
record RemarkView(String questionId, String remark, int version) {}
