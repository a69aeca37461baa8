package org.korrigo.identification.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExamSituationTest {
  /** 1 was merged into 2, 3 has left. */
  private final Map<Integer, Integer> gone = new HashMap<>(Map.of(1, 2));

  ExamSituationTest() {
    gone.put(3, null);
  }

  @Test
  void recordsThatAreGoneAreThoseIntoWhichTheyWereMergedOrNobodys() {
    // Given
    ExamSituation told = situation(Set.of(1, 3, 4, 5), Set.of(1, 5));

    // When
    ExamSituation now = told.following(gone);

    // Then
    assertThat(now).isEqualTo(situation(Set.of(2, 4, 5), Set.of(2, 5)));
  }

  @Test
  void aPupilWhoseOtherRecordOnlyWasMarkedAbsentIsNotAbsent() {
    // Given
    ExamSituation told = situation(Set.of(1, 2), Set.of(1));

    // When
    ExamSituation now = told.following(gone);

    // Then
    assertThat(now).isEqualTo(situation(Set.of(2), Set.of()));
  }

  @Test
  void whereNobodySaidWhoIsExpectedNobodyDoes() {
    assertThat(situation(null, Set.of(1, 3)).following(gone)).isEqualTo(situation(null, Set.of(2)));
  }

  private static ExamSituation situation(Set<Integer> expected, Set<Integer> absent) {
    return new ExamSituation(expected, absent, 0.001, false);
  }
}
