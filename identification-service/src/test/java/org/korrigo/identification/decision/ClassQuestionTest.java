package org.korrigo.identification.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.identification.exam.ExamSituation;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.MatchReason;
import org.korrigo.identification.matching.Reading;

class ClassQuestionTest {
  private static final ExamSituation SITUATION = new ExamSituation(null, Set.of(), 0.001, false);

  private final UUID exam = UUID.randomUUID();
  private final List<OcrResult> copies = new ArrayList<>();

  @Test
  void pupilsWhoChangeCopiesAreFreedBeforeTheyAreGivenAgain() {
    // Given
    UUID first = copy(1);
    UUID second = copy(2);

    // When
    List<List<Match>> steps = steps(match(first, 2), match(second, 1));

    // Then
    assertThat(steps).hasSize(2);
    assertThat(steps.get(0))
        .extracting(Match::copyId, Match::studentId)
        .containsExactly(tuple(first, null), tuple(second, null));
    assertThat(steps.get(1))
        .extracting(Match::copyId, Match::studentId)
        .containsExactly(tuple(first, 2), tuple(second, 1));
  }

  @Test
  void whatStandsIsNotTouched() {
    // Given
    UUID decided = copy(1);
    UUID waiting = copy(null);
    copies.getLast().matched(match(waiting, null), 0.001, Instant.EPOCH);

    // When
    List<List<Match>> steps = steps(match(decided, 1), match(waiting, null));

    // Then
    assertThat(steps).isEmpty();
  }

  @Test
  void aCopyThatBecomesNobodysIsFreedOnce() {
    // Given
    UUID copy = copy(1);

    // When
    List<List<Match>> steps = steps(match(copy, null));

    // Then
    assertThat(steps).hasSize(1);
    assertThat(steps.getFirst()).extracting(Match::studentId).containsExactly((Integer) null);
  }

  @Test
  void manyCopiesAreTakenOverAFewAtATime() {
    // Given
    Match[] matches = new Match[50];
    for (int i = 0; i < matches.length; i++) {
      matches[i] = match(copy(null), i + 1);
    }

    // When
    List<List<Match>> steps = steps(matches);

    // Then
    assertThat(steps).extracting(List::size).containsExactly(20, 20, 10);
  }

  private List<List<Match>> steps(Match... matches) {
    return new ClassQuestion(copies, List.of(), SITUATION).steps(List.of(matches));
  }

  /** A copy that a rule has given to a pupil, or that has only been read. */
  private UUID copy(Integer student) {
    OcrResult copy = new OcrResult(UUID.randomUUID(), exam, "anonymous");
    copy.header.read(Reading.empty());
    if (student != null) {
      copy.matched(match(copy.copyId, student), 0.001, Instant.EPOCH);
    }
    copies.add(copy);
    return copy.copyId;
  }

  private static Match match(UUID copy, Integer student) {
    return student == null
        ? new Match(copy, List.of(), null, null, MatchReason.NOTHING_READ, "Nothing.")
        : new Match(copy, List.of(), student, 7.0, MatchReason.AGREES, "All agrees.");
  }
}
