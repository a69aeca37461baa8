package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassSituationTest {
  private static final List<KnownPupil> ROSTER =
      List.of(
          KnownPupil.of(new Pupil(1, "DUPONT", "Léa", LocalDate.of(2008, 5, 31))),
          KnownPupil.of(new Pupil(2, "MOREAU", "Hugo", LocalDate.of(2008, 6, 2))));

  @Test
  void asManyCopiesAsPupilsExpectedAreComplete() {
    assertThat(expecting(1, 2).isComplete(ROSTER, Set.of(), 2)).isTrue();
    assertThat(expecting(1, 2).isComplete(ROSTER, Set.of(2), 1)).isTrue();
    assertThat(expecting(1, 2).isComplete(ROSTER, Set.of(), 1)).isFalse();
    assertThat(ClassSituation.unknown().isComplete(ROSTER, Set.of(), 2)).isFalse();
  }

  @Test
  void aClassIsNotCompleteWhileTheRosterDoesNotTellOfSomebodyWhoIsExpected() {
    assertThat(expecting(1, 2, 3).isComplete(ROSTER, Set.of(), 2)).isFalse();
    assertThat(expecting(1, 2, 3).isComplete(ROSTER, Set.of(), 3)).isFalse();
  }

  @Test
  void anAbsenteeIsNotMissedWhetherTheRosterTellsOfThePupilOrNot() {
    assertThat(
            new ClassSituation(0.001, Set.of(1, 2, 3), Set.of(2, 3))
                .isComplete(ROSTER, Set.of(), 1))
        .isTrue();
  }

  private static ClassSituation expecting(Integer... pupils) {
    return new ClassSituation(0.001, Set.of(pupils), Set.of());
  }
}
