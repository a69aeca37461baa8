package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for any class, however badly it writes and however alike its pupils are. */
class ClassPropertiesTest {
  private static final int PUPILS = 24;
  private static final int ABSENT = 4;
  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMuuuu");
  private static final List<String> LAST =
      List.of("MARTIN", "MARTINET", "ROUX", "ROUSSEL", "PETIT");
  private static final List<String> FIRST =
      List.of("LEA", "LEO", "HUGO", "CLARA", "CLEMENT", "TOM");
  private static final double[] ERRORS = {0.00001, 0.0002, 0.001, 0.01, 0.05};

  private static final Calibration CALIBRATION =
      new Calibration(
          1.2,
          List.of(
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 1, 50_000, 2200),
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 3, 48_000, 300),
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 6, 45_000, 20),
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 9, 40_000, 0)));

  private final List<Pupil> roster = new ArrayList<>();
  private final List<CopyReading> copies = new ArrayList<>();
  private final Map<UUID, Integer> writers = new HashMap<>();

  @RepeatedTest(40)
  void aLargerToleratedErrorNeverGivesFewerCopies(RepetitionInfo repetition) {
    // Given
    write(new Random(repetition.getCurrentRepetition()));

    // When, Then
    Set<UUID> before = Set.of();
    for (double error : ERRORS) {
      List<Match> matches = match(copies, error, Set.of());
      Set<UUID> given = given(matches).keySet();
      assertThat(given).containsAll(before);
      assertThat(given(matches).values()).doesNotHaveDuplicates();
      before = given;
    }
  }

  @RepeatedTest(40)
  void whatAPersonSettlesLeavesTheOthersAsTheyWere(RepetitionInfo repetition) {
    // Given
    write(new Random(repetition.getCurrentRepetition()));
    Map<UUID, Integer> first = given(match(copies, 0.001, Set.of()));
    UUID settled =
        copies.stream()
            .map(CopyReading::copyId)
            .filter(copy -> !first.containsKey(copy))
            .findFirst()
            .orElse(copies.getFirst().copyId());

    // When a person gives a copy to its writer
    List<CopyReading> open =
        copies.stream().filter(copy -> !copy.copyId().equals(settled)).toList();
    Map<UUID, Integer> second = given(match(open, 0.001, Set.of(writers.get(settled))));

    // Then
    first.remove(settled);
    assertThat(second).containsAllEntriesOf(first);
    assertThat(second.values()).doesNotContain(writers.get(settled)).doesNotHaveDuplicates();
    second.forEach((copy, pupil) -> assertThat(pupil).isEqualTo(writers.get(copy)));
  }

  @RepeatedTest(40)
  void aPersonsMistakeGivesThePupilsOwnCopyToNobodyElse(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    write(random);
    CopyReading victim = copies.get(random.nextInt(copies.size()));
    CopyReading mistaken = copies.get(random.nextInt(copies.size()));
    if (victim.equals(mistaken)) {
      return;
    }

    // When a person gives another's copy to the pupil
    List<CopyReading> open = copies.stream().filter(copy -> !copy.equals(mistaken)).toList();
    Map<UUID, Integer> found = given(match(open, 0.001, Set.of(writers.get(victim.copyId()))));

    // Then
    assertThat(found).doesNotContainKey(victim.copyId());
  }

  @RepeatedTest(20)
  void solvingAgainChangesNothing(RepetitionInfo repetition) {
    // Given
    write(new Random(repetition.getCurrentRepetition()));
    Map<UUID, Integer> first = given(match(copies, 0.001, Set.of()));

    // When
    Map<UUID, Integer> second = given(match(copies, 0.001, Set.of()));

    // Then
    assertThat(second).isEqualTo(first);
  }

  @RepeatedTest(40)
  void aCopyAloneCompetesWithNoOther(RepetitionInfo repetition) {
    // Given headers of strangers who share fields with pupils
    Random random = new Random(repetition.getCurrentRepetition());
    write(random);

    // When, Then
    for (int i = 0; i < PUPILS; i++) {
      CopyReading stranger =
          MadeUpReading.copy(
              blurred(any(random).lastName(), 'Z', random),
              blurred(any(random).firstName(), 'Z', random),
              BOXES.format(any(random).birthDate()));
      assertThat(match(List.of(stranger), 0.001, Set.of()).getFirst().reason())
          .isNotEqualTo(MatchReason.COPIES_COMPETE);
    }
  }

  private Pupil any(Random random) {
    return roster.get(random.nextInt(roster.size()));
  }

  /** Pupils who resemble each other, and the blurred headers of most of them. */
  private void write(Random random) {
    Set<String> names = new HashSet<>();
    while (roster.size() < PUPILS) {
      String last = LAST.get(random.nextInt(LAST.size()));
      String first = FIRST.get(random.nextInt(FIRST.size()));
      if (names.add(last + first)) {
        LocalDate born = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(300));
        roster.add(new Pupil(roster.size() + 1, last, first, born));
      }
    }
    for (Pupil pupil : roster.subList(ABSENT, PUPILS)) {
      CopyReading copy =
          MadeUpReading.copy(
              blurred(pupil.lastName(), 'Z', random),
              blurred(pupil.firstName(), 'Z', random),
              blurred(BOXES.format(pupil.birthDate()), '9', random));
      copies.add(copy);
      writers.put(copy.copyId(), pupil.studentId());
    }
  }

  /** Some signs may be the next one as well, or any. */
  private static String blurred(String text, char last, Random random) {
    StringBuilder blurred = new StringBuilder();
    for (char sign : text.toCharArray()) {
      char next = (char) (sign == last ? sign - 1 : sign + 1);
      switch (random.nextInt(8)) {
        case 0 -> blurred.append('[').append(sign).append(next).append(']');
        case 1 -> blurred.append('.');
        default -> blurred.append(sign);
      }
    }
    return blurred.toString();
  }

  private List<Match> match(List<CopyReading> open, double error, Set<Integer> taken) {
    return new ClassMatching(roster, new ClassSituation(error, null, Set.of()), CALIBRATION)
        .match(open, taken);
  }

  private static Map<UUID, Integer> given(List<Match> matches) {
    return matches.stream()
        .filter(match -> Objects.nonNull(match.studentId()))
        .collect(Collectors.toMap(Match::copyId, Match::studentId));
  }
}
