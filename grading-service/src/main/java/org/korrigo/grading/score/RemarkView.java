package org.korrigo.grading.score;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The remark about one question.
 *
 * @param remark null if there is none
 * @param version how often it was changed: the entity tag
 */
@Schema
record RemarkView(String questionId, String remark, int version) {}
