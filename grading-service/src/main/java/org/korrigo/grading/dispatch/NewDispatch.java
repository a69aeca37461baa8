package org.korrigo.grading.dispatch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.korrigo.contracts.problem.Problem;

/**
 * What the secretariat asks for.
 *
 * @param correctors among whom copies are shared, each once
 * @param seed decides what could as well be otherwise; chosen by the service if left out
 * @param redispatch whether copies that are assigned already, but untouched, are shared anew too
 * @param dryRun whether only to say what would be done
 */
record NewDispatch(
    @NotEmpty @Size(max = 200) List<@NotNull @Valid Marker> correctors,
    @Min(0) @Max(MOST) Long seed,
    boolean redispatch,
    boolean dryRun) {
  /** The largest whole number that every reader of JSON keeps exactly. */
  static final long MOST = 9_007_199_254_740_991L;

  /**
   * One corrector.
   *
   * @param correctorId the account
   * @param excludedClasses classes whose copies this corrector may not mark, the corrector's own
   */
  record Marker(
      @NotBlank @Size(max = 255) String correctorId,
      @Size(max = 50) Set<@NotBlank @Size(max = 50) String> excludedClasses) {

    Marker {
      excludedClasses = excludedClasses == null ? Set.of() : Set.copyOf(excludedClasses);
    }
  }

  /** Whether any corrector may mark any copy, so that the seed alone decides. */
  boolean excludesNoClass() {
    return correctors.stream().allMatch(corrector -> corrector.excludedClasses().isEmpty());
  }

  /** The accounts; {@code invalid-request} if one is named twice. */
  List<String> accounts() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < correctors.size(); i++) {
      if (!seen.add(correctors.get(i).correctorId())) {
        throw Problem.invalid("correctors[%d].corrector_id".formatted(i), "is named twice");
      }
    }
    return correctors.stream().map(Marker::correctorId).toList();
  }
}
