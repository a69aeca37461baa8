package org.korrigo.grading.bank;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a template's text is about (domain §1, AnnotationTemplate). */
enum CriterionType {
  METHOD,
  RESULT,
  JUSTIFICATION,
  WRITING,
  TYPICAL_ERROR,
  BONUS,
  CAP;

  /** The type as people write it: in any case, with a space or hyphen for the underscore. */
  static Optional<CriterionType> of(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  /** All of them, for a refusal to name. */
  static String names() {
    return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
