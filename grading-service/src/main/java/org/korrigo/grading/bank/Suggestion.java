package org.korrigo.grading.bank;

import java.util.UUID;

/**
 * A text that is offered.
 *
 * @param source which bank it is from
 * @param id the template's or the own text's
 * @param criterionType of a template; null for an own text
 * @param questionId of a template that is for one question; null otherwise
 * @param usageCount how often the caller used an own text; null for a template
 */
record Suggestion(
    Source source,
    UUID id,
    String text,
    CriterionType criterionType,
    String questionId,
    Integer usageCount) {

  /** A bank. */
  enum Source {
    TEMPLATE,
    OWN
  }

  static Suggestion of(AnnotationTemplate template) {
    return new Suggestion(
        Source.TEMPLATE,
        template.id,
        template.text,
        template.criterionType,
        template.questionId,
        null);
  }

  static Suggestion of(UserAnnotation own) {
    return new Suggestion(Source.OWN, own.id, own.text, null, null, own.usageCount);
  }

  /**
   * Its place among others: texts that begin as asked for come before those that have the words
   * further on; among these, templates for the question, then own texts, then other templates.
   *
   * @param prefix as {@link FoldedText#ofPrefix} gives it
   */
  int rank(String prefix) {
    int within = source == Source.OWN ? 1 : questionId != null ? 0 : 2;
    return (FoldedText.of(text) + " ").startsWith(prefix) ? within : within + 3;
  }
}
