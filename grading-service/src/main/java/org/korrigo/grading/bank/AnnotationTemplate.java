package org.korrigo.grading.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** A text that every corrector of an exam may use. */
@Entity
class AnnotationTemplate {
  @Id UUID id;
  UUID examId;

  @Column(columnDefinition = "text")
  String text;

  @Enumerated(EnumType.STRING)
  CriterionType criterionType;

  String questionId;

  /** What {@link FoldedText} makes of the text: suggestions look for it. */
  @Column(columnDefinition = "text")
  String foldedText;

  /** The order in which templates came, given by the database. */
  @Column(insertable = false, updatable = false)
  long sequence;

  @Version int version;

  static AnnotationTemplate create(UUID id, UUID examId, NewTemplate template) {
    AnnotationTemplate created = new AnnotationTemplate();
    created.id = id;
    created.examId = examId;
    created.put(template);
    return created;
  }

  /** Takes over a new text, type and question. */
  void put(NewTemplate template) {
    text = template.text();
    criterionType = template.criterionType();
    questionId = template.questionId();
    foldedText = FoldedText.of(template.text());
  }

  /** Whether it is just so. */
  boolean says(NewTemplate template) {
    return key().equals(template.key());
  }

  TemplateKey key() {
    return new TemplateKey(criterionType, questionId, text);
  }
}
