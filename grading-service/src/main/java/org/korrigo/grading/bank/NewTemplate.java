package org.korrigo.grading.bank;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A template as the secretariat writes it.
 *
 * @param text 1 to 2000 characters; spaces around it are taken away
 * @param criterionType what it is about
 * @param questionId a question of the marking scale that it is for; null for any
 */
record NewTemplate(
    @NotNull @Size(min = 1, max = BankText.LONGEST) String text,
    @NotNull CriterionType criterionType,
    @Size(min = 1, max = 255) String questionId) {

  /** The template with its text in the one form that is kept. */
  NewTemplate tidy() {
    return new NewTemplate(BankText.required(text), criterionType, questionId);
  }

  TemplateKey key() {
    return new TemplateKey(criterionType, questionId, text);
  }
}
