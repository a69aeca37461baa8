package org.korrigo.grading.bank;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A template of an exam.
 *
 * @param questionId the question it is for, or null
 * @param sequence what lists are in the order of
 * @param version what {@code If-Match} refers to
 */
@Schema
record TemplateView(
    UUID id,
    UUID examId,
    String text,
    CriterionType criterionType,
    String questionId,
    @JsonIgnore long sequence,
    int version) {

  static TemplateView of(AnnotationTemplate template) {
    return new TemplateView(
        template.id,
        template.examId,
        template.text,
        template.criterionType,
        template.questionId,
        template.sequence,
        template.version);
  }
}
