package org.korrigo.identification.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** What names a pupil who left is forgotten of copies that are nobody's, too. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ForgottenReadingsTest {
  private static final LocalDate BORN = LocalDate.of(2008, 3, 14);

  @Inject Desk desk;

  @ParameterizedTest
  @ValueSource(strings = {"waiting", "unlisted", "taken back"})
  void whatWasReadOfACopyThatIsNobodysAndLikeliestThePupils(String how) {
    // Given a copy whose header names the pupil, without a birth date
    StudentEnrolled pupil = Desk.pupil("ZEPHIRIN", "MAHAUT", BORN);
    Desk.enrol(pupil);
    CopyHeaders copy = nobodys(pupil);
    DeskPerson person = new DeskPerson(copy.examId());
    if (how.equals("unlisted")) {
      person.post(copy.copyId(), "not-on-list").then().statusCode(200);
    }
    if (how.equals("taken back")) {
      person.settle(copy.copyId(), pupil.studentId(), "").then().statusCode(200);
      person.settle(copy.copyId(), null, "").then().statusCode(200);
    }
    assertThat(kept(copy)).containsIgnoringCase("ZEPH");

    // When
    Desk.awaitApplied(Broker.publish(new StudentRemoved(pupil.studentId())));

    // Then
    assertThat(kept(copy))
        .contains(copy.copyId().toString())
        .doesNotContainIgnoringCase("ZEPH")
        .doesNotContainIgnoringCase("MAHAUT");
    assertThat(Desk.read(copy.copyId()).getList("headers")).hasSize(1);
    Awaitility.await()
        .atMost(Desk.patience())
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyIdentified.class, copy.copyId().toString()))
                    .filteredOn(CopyIdentified::studentLeft)
                    .extracting(CopyIdentified::studentId, CopyIdentified::decision)
                    .containsExactly(
                        tuple(null, how.equals("waiting") ? Decision.AUTO : Decision.MANUAL)));
  }

  @Test
  void whatWasReadOfAnothersCopyStays() {
    // Given
    StudentEnrolled pupil = Desk.pupil("QUILLEVERE", "NOLWENN", BORN);
    StudentEnrolled other = Desk.pupil("YVINEC", "BAPTISTE", BORN);
    Desk.enrol(pupil, other);
    CopyHeaders copy = nobodys(other);

    // When
    Desk.awaitApplied(Broker.publish(new StudentRemoved(pupil.studentId())));

    // Then
    assertThat(kept(copy)).containsIgnoringCase("YVINEC");
  }

  /** A copy that waits, and whose likeliest writer is the pupil. */
  private CopyHeaders nobodys(StudentEnrolled pupil) {
    CopyHeaders staged =
        desk.copy(UUID.randomUUID(), PaperHeader.boxed(7, pupil.lastName(), pupil.firstName(), ""));
    CopyHeaders copy =
        new CopyHeaders(
            staged.copyId(),
            staged.examId(),
            staged.anonymousId(),
            staged.headers(),
            pupil.lastName() + " " + pupil.firstName(),
            staged.stagedAt());
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");
    Awaitility.await()
        .atMost(Desk.patience())
        .until(
            () ->
                Integer.valueOf(pupil.studentId())
                    .equals(Desk.read(copy.copyId()).get("candidates[0].student_id")));
    return copy;
  }

  private static String kept(CopyHeaders copy) {
    return Database.query(
            "select to_jsonb(r) || to_jsonb(h) as kept from ocr_result r join staged_header h"
                + " using (copy_id) where copy_id = ?",
            copy.copyId())
        .toString();
  }
}
