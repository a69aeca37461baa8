package org.korrigo.identification.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.identification.exam.ExamSituation;
import org.korrigo.identification.matching.Letters;
import org.korrigo.identification.matching.MadeUpReading;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.MatchReason;
import org.korrigo.identification.matching.Pupil;
import org.korrigo.identification.matching.Reading;

class ClassQuestionTest {
  private static final LocalDate BORN = LocalDate.of(2008, 5, 31);
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

  @Test
  void aClassIsCompleteOnlyOnceEveryCopyIsRead() {
    // Given five expected pupils, five copies, and a stranger in the place of the first
    List<Pupil> pupils =
        List.of(
            new Pupil(1, "DUPONT", "Marie", BORN),
            new Pupil(2, "LAMBERT", "Hugo", BORN.plusDays(40)),
            new Pupil(3, "GIRARD", "Zoé", BORN.plusDays(80)),
            new Pupil(4, "ROUSSEL", "Adam", BORN.plusDays(120)),
            new Pupil(5, "FOURNIER", "Lou", BORN.plusDays(160)));
    UUID stranger = read("DUPONT", "MARIO", pupils.get(0));
    pupils.stream()
        .skip(1)
        .forEach(one -> read(Letters.of(one.lastName()), Letters.of(one.firstName()), one));
    ExamSituation five = new ExamSituation(Set.of(1, 2, 3, 4, 5), Set.of(), 0.001, false);
    Match complete = answer(pupils, five, stranger);

    // When one copy more is there, first unread, then read
    OcrResult late = new OcrResult(UUID.randomUUID(), exam, "anonymous");
    copies.add(late);
    Match unread = answer(pupils, five, stranger);
    copies.removeFirst();
    copies.addFirst(copies.remove(copies.size() - 1));
    late.header.read(MadeUpReading.of("DUPONT", "MARIO", "31052008"));
    Match replaced = answer(pupils, five, late.copyId);
    copies.add(new OcrResult(UUID.randomUUID(), exam, "anonymous"));
    Match oneMore = answer(pupils, five, late.copyId);

    // Then
    assertThat(complete.explanation()).contains("needed 2.0");
    assertThat(unread.studentId()).isNull();
    assertThat(unread.explanation()).contains("needed 5.0");
    assertThat(replaced.explanation()).contains("needed 2.0");
    assertThat(oneMore.studentId()).isNull();
  }

  @Test
  void aClassIsNotCompleteWhileACopyIsReadThatWouldMakeItSo() {
    // Given two expected pupils, one copy that is read and one that is not
    List<Pupil> pupils =
        List.of(new Pupil(1, "DUPONT", "Marie", BORN), new Pupil(2, "LAMBERT", "Hugo", BORN));
    UUID stranger = read("DUPONT", "MARIO", pupils.get(0));
    copies.add(new OcrResult(UUID.randomUUID(), exam, "anonymous"));
    ExamSituation two = new ExamSituation(Set.of(1, 2), Set.of(), 0.001, false);

    // When
    Match unread = answer(pupils, two, stranger);

    // Then
    assertThat(unread.studentId()).isNull();
    assertThat(unread.explanation()).contains("needed 5.0");
  }

  @Test
  void whatWasGivenWhileTheClassSeemedCompleteIsTakenBackOnceItIsNot() {
    // Given a stranger in the place of a pupil, with everybody accounted for
    List<Pupil> pupils =
        List.of(new Pupil(1, "DUPONT", "Marie", BORN), new Pupil(2, "LAMBERT", "Hugo", BORN));
    UUID stranger = read("DUPONT", "MARIO", pupils.get(0));
    read("LAMBERT", "HUGO", pupils.get(1));
    ExamSituation two = new ExamSituation(Set.of(1, 2), Set.of(), 0.001, false);
    Match given = answer(pupils, two, stranger);
    copies.getFirst().matched(given, 0.001, Instant.EPOCH);

    // When another copy comes
    read("DUPONT", "MARIE", pupils.get(0));
    Match fallen = answer(pupils, two, stranger);

    // Then
    assertThat(given.studentId()).isEqualTo(1);
    assertThat(given.reason()).isEqualTo(MatchReason.NEARLY_AGREES);
    assertThat(fallen.studentId()).isNull();
    assertThat(copies.getFirst().matched(fallen, 0.001, Instant.EPOCH).orElseThrow().action())
        .isEqualTo(DecisionAction.TAKEN_BY_RULE);
  }

  private Match answer(List<Pupil> pupils, ExamSituation situation, UUID copy) {
    return new ClassQuestion(copies, pupils, situation)
        .solve().stream()
            .flatMap(List::stream)
            .filter(match -> match.copyId().equals(copy))
            .reduce((first, last) -> last)
            .orElseThrow();
  }

  private UUID read(String lastName, String firstName, Pupil born) {
    OcrResult copy = new OcrResult(UUID.randomUUID(), exam, "anonymous");
    copy.header.read(
        MadeUpReading.of(
            lastName, firstName, DateTimeFormatter.ofPattern("ddMMuuuu").format(born.birthDate())));
    copies.add(copy);
    return copy.copyId;
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
