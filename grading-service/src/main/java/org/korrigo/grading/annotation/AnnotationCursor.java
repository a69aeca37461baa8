package org.korrigo.grading.annotation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.korrigo.contracts.page.AddressTimes;
import org.korrigo.contracts.problem.Problem;

/** Where a page of annotations ended: what the last one is sorted by. */
record AnnotationCursor(int pageIndex, double y, Instant createdAt, UUID id) {
  private static final Pattern SEPARATOR = Pattern.compile("_");
  private static final int PARTS = 4;

  static AnnotationCursor of(AnnotationView last) {
    return new AnnotationCursor(last.pageIndex(), last.y(), last.createdAt(), last.id());
  }

  static AnnotationCursor parse(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    List<String> parts = SEPARATOR.splitAsStream(text).toList();
    if (parts.size() != PARTS) {
      throw notGiven();
    }
    try {
      return new AnnotationCursor(
          Integer.parseInt(parts.get(0)),
          new BigDecimal(parts.get(1)).doubleValue(),
          AddressTimes.time(parts.get(2)),
          UUID.fromString(parts.get(3)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw notGiven();
    }
  }

  private static Problem notGiven() {
    return Problem.invalid("after", "is not a cursor that a list has given");
  }

  @Override
  public String toString() {
    return pageIndex + "_" + y + "_" + createdAt + "_" + id;
  }
}
