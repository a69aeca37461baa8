package org.korrigo.grading.bank;

import org.korrigo.contracts.problem.Problem;

/** Where a page of a corrector's own texts ended: what the last one is sorted by. */
record UserAnnotationCursor(int usageCount, long sequence) {
  /** Before the first one. */
  static final UserAnnotationCursor START =
      new UserAnnotationCursor(Integer.MAX_VALUE, Long.MAX_VALUE);

  static UserAnnotationCursor of(UserAnnotationView last) {
    return new UserAnnotationCursor(last.usageCount(), last.sequence());
  }

  static UserAnnotationCursor parse(String text) {
    if (text == null || text.isEmpty()) {
      return START;
    }
    if (!text.matches("\\d{1,9}_\\d{1,18}")) {
      throw Problem.invalid("after", "is not a cursor that a list has given");
    }
    int separator = text.indexOf('_');
    return new UserAnnotationCursor(
        Integer.parseInt(text.substring(0, separator)),
        Long.parseLong(text.substring(separator + 1)));
  }

  @Override
  public String toString() {
    return usageCount + "_" + sequence;
  }
}
