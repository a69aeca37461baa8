package org.korrigo.grading.annotation;

/** What an annotation is (domain §1). */
public enum AnnotationType {
  COMMENT,
  HIGHLIGHT,
  ERROR,
  BONUS
}
