package org.korrigo.exams.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RearrangementTest {
  private static final UUID A = new UUID(0, 0xA);
  private static final UUID B = new UUID(0, 0xB);
  private static final UUID REST = new UUID(0, 0xF);
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID TWO = new UUID(1, 2);
  private static final UUID THREE = new UUID(1, 3);

  @Test
  void takingAllOfAnotherCopyLeavesItEmpty() {
    Rearrangement change =
        Rearrangement.of(before(List.of(ONE), List.of(TWO)), A, List.of(TWO, ONE), REST);

    assertThat(change.after()).containsEntry(A, List.of(TWO, ONE)).containsEntry(B, List.of());
    assertThat(change.filled()).containsExactly(A);
    assertThat(change.emptied()).containsExactly(B);
  }

  @Test
  void takingPartOfAnotherCopyLeavesItTheRest() {
    Rearrangement change =
        Rearrangement.of(before(List.of(ONE), List.of(TWO, THREE)), A, List.of(ONE, TWO), REST);

    assertThat(change.after()).isEqualTo(Map.of(A, List.of(ONE, TWO), B, List.of(THREE)));
  }

  @Test
  void whatTheCopyNoLongerHasBecomesACopyOfItsOwn() {
    Rearrangement change =
        Rearrangement.of(Map.of(A, List.of(ONE, TWO, THREE)), A, List.of(TWO), REST);

    assertThat(change.after()).isEqualTo(Map.of(A, List.of(TWO), REST, List.of(ONE, THREE)));
    assertThat(change.emptied()).isEmpty();
  }

  @Test
  void aBookletThatWasInNoCopyIsSimplyAdded() {
    Rearrangement change = Rearrangement.of(Map.of(A, List.of(ONE)), A, List.of(ONE, TWO), REST);

    assertThat(change.after()).isEqualTo(Map.of(A, List.of(ONE, TWO)));
  }

  private static Map<UUID, List<UUID>> before(List<UUID> a, List<UUID> b) {
    Map<UUID, List<UUID>> before = new LinkedHashMap<>();
    before.put(A, a);
    before.put(B, b);
    return before;
  }
}
