package org.korrigo.grading.bank;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A text of the caller's own bank.
 *
 * @param usageCount how often it was used
 * @param sequence what lists are in the order of among texts used as often
 * @param version what {@code If-Match} refers to; a use does not change it
 */
record UserAnnotationView(
    UUID id, String text, int usageCount, @JsonIgnore long sequence, int version) {

  static UserAnnotationView of(UserAnnotation annotation) {
    return new UserAnnotationView(
        annotation.id,
        annotation.text,
        annotation.usageCount,
        annotation.sequence,
        annotation.version);
  }
}
