package org.korrigo.identification.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.AtOnce;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

/** Many persons at once, or one request many times, at the desk of one exam. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BusyDeskApiTest {
  private static final LocalDate BORN = LocalDate.of(2007, 11, 9);

  @Inject Desk desk;

  private final DeskPerson person = new DeskPerson(UUID.randomUUID());

  @Test
  void personsWhoUndoAndSettleWhileTheClassIsSolvedAgainLeaveNoGapInTheTrails() {
    // Given
    List<StudentEnrolled> pupils =
        Stream.of("LACHENAUD", "MORVANTIN", "NOIRETERRE")
            .map(name -> Desk.pupil(name, "ALIX", BORN))
            .toList();
    pupils.forEach(Desk::enrol);
    List<CopyHeaders> copies =
        pupils.stream()
            .map(pupil -> desk.copy(person.exam(), header(pupil.lastName(), "ALIX")))
            .toList();
    copies.forEach(Broker::publish);
    copies.forEach(copy -> Desk.awaitState(copy.copyId(), "DECIDED"));

    // When
    List<CompletableFuture<Void>> persons =
        copies.stream()
            .map(copy -> CompletableFuture.runAsync(() -> changeItsMind(copy.copyId(), pupils)))
            .toList();
    for (int round = 0; round < 4; round++) {
      Broker.publish(Desk.exam(person.exam(), null, pupils.get(round % pupils.size()).studentId()));
      person.awaitSolved();
    }
    persons.forEach(CompletableFuture::join);

    // Then
    Broker.publish(Desk.exam(person.exam(), null));
    person.awaitSolved();
    assertThat(person.gapsOfTrails()).isEmpty();
    assertThat(copies)
        .allSatisfy(
            copy ->
                Awaitility.await()
                    .atMost(Desk.patience())
                    .untilAsserted(
                        () ->
                            assertThat(
                                    Broker.events(CopyIdentified.class, copy.copyId().toString()))
                                .last()
                                .extracting(CopyIdentified::studentId)
                                .isEqualTo((Integer) Desk.read(copy.copyId()).get("student.id"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"undo", "not-on-list", "skips"})
  void ofManyPersonsWhoSawTheSameVersionOneSucceeds(String action) {
    // Given
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    person.post(copy, "skips").then().statusCode(200);

    // When
    List<Integer> answers =
        AtOnce.all(6, () -> person.post("\"1\"", null, copy, action).statusCode());

    // Then
    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
    assertThat(Desk.read(copy).getInt("version")).isEqualTo(2);
  }

  @Test
  void ofManyRequestsWithOneKeyOneActsAndAllAreAnsweredAlike() {
    // Given
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    for (int i = 0; i < 3; i++) {
      person.post(copy, "skips").then().statusCode(200);
    }
    UUID key = UUID.randomUUID();

    // When
    List<Integer> answers = AtOnce.all(6, () -> person.post(null, key, copy, "undo").statusCode());

    // Then
    assertThat(answers).containsOnly(200);
    assertThat(Desk.read(copy).getInt("version")).isEqualTo(4);
  }

  private void changeItsMind(UUID copy, List<StudentEnrolled> pupils) {
    for (int step = 0; step < 12; step++) {
      int status =
          (step % 3 == 2
                  ? person.post(copy, "undo")
                  : person.settle(copy, pupils.get(step % pupils.size()).studentId(), ""))
              .statusCode();
      assertThat(status).isIn(200, 409, 412);
    }
  }

  private static byte[] header(String lastName, String firstName) {
    return PaperHeader.boxed(7, lastName, firstName, "09112007");
  }
}
