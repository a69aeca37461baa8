package org.korrigo.grading.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** A text of a corrector's own bank. */
@Entity
class UserAnnotation {
  @Id UUID id;
  String userId;

  @Column(columnDefinition = "text")
  String text;

  /** What {@link FoldedText} makes of the text: suggestions look for it. */
  @Column(columnDefinition = "text")
  String foldedText;

  @Column(updatable = false)
  int usageCount;

  /** The order in which texts came, given by the database. */
  @Column(insertable = false, updatable = false)
  long sequence;

  @Version int version;

  static UserAnnotation create(UUID id, String userId, String text) {
    UserAnnotation annotation = new UserAnnotation();
    annotation.id = id;
    annotation.userId = userId;
    annotation.write(text);
    return annotation;
  }

  /** Takes over a new text; how often it was used stays. */
  void write(String text) {
    this.text = text;
    foldedText = FoldedText.of(text);
  }
}
