package org.korrigo.grading.draft;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.korrigo.contracts.problem.Problem;

/**
 * The editor's state as it saves it.
 *
 * @param payload anything the editor wants back: annotations in the making, scroll position, active
 *     page, unsaved text
 * @param clientId which window this is, or null
 */
record NewDraft(
    @NotNull Map<String, Object> payload, @Size(max = NewDraft.LONGEST_CLIENT_ID) String clientId) {
  static final int LONGEST_CLIENT_ID = 100;
  private static final int MOST_DIGITS = 400;

  /** Refuses what JSON allows and no editor's number is: 1e-999999999 has no end when written. */
  void requireNumbersOfAnEditor() {
    if (!isStorable(payload)) {
      throw Problem.invalid("payload", "holds a number of too many digits");
    }
  }

  private static boolean isStorable(Object value) {
    return switch (value) {
      case Map<?, ?> members -> members.values().stream().allMatch(NewDraft::isStorable);
      case List<?> elements -> elements.stream().allMatch(NewDraft::isStorable);
      case BigDecimal number ->
          Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
      case null, default -> true;
    };
  }
}
