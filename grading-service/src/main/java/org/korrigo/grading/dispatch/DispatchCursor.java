package org.korrigo.grading.dispatch;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;

/** Where a page of dispatches ended. */
record DispatchCursor(Instant createdAt, UUID id) {

  static DispatchCursor of(DispatchView last) {
    return new DispatchCursor(last.createdAt(), last.id());
  }

  static DispatchCursor parse(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    int separator = text.indexOf('_');
    try {
      return new DispatchCursor(
          Pages.time(text.substring(0, separator)), UUID.fromString(text.substring(separator + 1)));
    } catch (DateTimeException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw Problem.invalid("after", "is not a cursor that a list has given");
    }
  }

  @Override
  public String toString() {
    return createdAt + "_" + id;
  }
}
