package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/**
 * A class of two pupils whose copies are matched, to which more are added, and what holds whatever
 * was asked: nobody has two copies, and no explanation names anybody.
 */
abstract class RuledClass {
  static final LocalDate MAY = LocalDate.of(2008, 5, 31);
  static final LocalDate JUNE = LocalDate.of(2008, 6, 2);

  /** 1 in 1,000 wants a margin of 6, 1 in 10,000 one of 9, and less is not promised. */
  static final Calibration CALIBRATION =
      new Calibration(
          0.5,
          List.of(
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 2, 50_000, 90),
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 6, 45_000, 20),
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 9, 40_000, 0)));

  final List<Pupil> roster = new ArrayList<>();
  final Pupil lea = pupil("DUPONT", "Léa", MAY);
  final Pupil hugo = pupil("MOREAU", "Hugo", JUNE);
  ClassSituation situation = ClassSituation.unknown();
  Set<Integer> taken = Set.of();
  List<Match> matches = List.of();

  @AfterEach
  void nobodyIsNamedAndNobodyHasTwoCopies() {
    for (Match match : matches) {
      roster.stream()
          .flatMap(pupil -> Stream.of(pupil.lastName(), pupil.firstName()))
          .filter(name -> !name.isEmpty())
          .forEach(name -> assertThat(match.explanation()).doesNotContainIgnoringCase(name));
      assertThat(match.studentId() != null).isEqualTo(match.reason().isAutomatic());
      if (match.reason() == MatchReason.AGREES) {
        Candidate given =
            match.candidates().stream()
                .filter(candidate -> match.studentId() == candidate.studentId())
                .findFirst()
                .orElseThrow();
        assertThat(List.of(given.lastName(), given.firstName(), given.birthDate()))
            .containsOnly(Agreement.AGREES);
      }
      assertThat(match.candidates()).hasSizeLessThanOrEqualTo(ClassMatching.CANDIDATES);
    }
    assertThat(matches.stream().map(Match::studentId).filter(id -> id != null))
        .doesNotHaveDuplicates();
  }

  MatchReason reasonOf(Reading... sheets) {
    Reading reading = sheets.length == 1 ? sheets[0] : Reading.ofSheets(List.of(sheets));
    return match(new CopyReading(UUID.randomUUID(), reading)).reason();
  }

  Pupil pupil(String lastName, String firstName, LocalDate birthDate) {
    Pupil pupil = new Pupil(roster.size() + 1, lastName, firstName, birthDate);
    roster.add(pupil);
    return pupil;
  }

  Match match(CopyReading copy) {
    return match(List.of(copy)).getFirst();
  }

  List<Match> match(List<CopyReading> copies) {
    matches = new ClassMatching(roster, situation, CALIBRATION).match(copies, taken);
    return matches;
  }
}
