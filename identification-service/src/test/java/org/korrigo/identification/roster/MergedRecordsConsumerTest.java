package org.korrigo.identification.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** What becomes of copies and lists when two records turn out to be one pupil's. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MergedRecordsConsumerTest {
  private static final LocalDate BORN = LocalDate.of(2008, 3, 14);

  @Inject Desk desk;

  @Test
  void theCopyOfAMergedRecordIsTheRemainingRecords() {
    // Given
    StudentEnrolled stays = Desk.pupil("GARDIEN", "SOLENN", BORN);
    StudentEnrolled goes = Desk.pupil("GARDIENNE", "SOLENN", BORN);
    Desk.enrol(stays, goes);
    CopyHeaders copy = desk.givenTo(goes, UUID.randomUUID());

    // When
    Broker.publish(new StudentRemoved(goes.studentId(), stays.studentId()));

    // Then
    Awaitility.await()
        .atMost(Desk.patience())
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyIdentified.class, copy.copyId().toString()))
                    .extracting(CopyIdentified::studentId, CopyIdentified::decision)
                    .containsExactly(
                        tuple(goes.studentId(), CopyIdentified.Decision.MANUAL),
                        tuple(stays.studentId(), CopyIdentified.Decision.MANUAL)));
    assertThat(Desk.awaitState(copy.copyId(), "DECIDED").getInt("student.id"))
        .isEqualTo(stays.studentId());
  }

  @Test
  void theCopyOfAMergedRecordWaitsWhereTheRemainingRecordHasOneAlready() {
    // Given
    StudentEnrolled stays = Desk.pupil("DOUBLON", "MAEL", BORN);
    StudentEnrolled goes = Desk.pupil("DOUBLONE", "MAEL", BORN);
    Desk.enrol(stays, goes);
    UUID exam = UUID.randomUUID();
    CopyHeaders own = desk.givenTo(stays, exam);
    CopyHeaders other = desk.givenTo(goes, exam);

    // When
    Broker.publish(new StudentRemoved(goes.studentId(), stays.studentId()));

    // Then
    assertThat(Desk.awaitState(other.copyId(), "WAITING").getString("decision")).isNull();
    assertThat(Desk.awaitState(own.copyId(), "DECIDED").getInt("student.id"))
        .isEqualTo(stays.studentId());
  }

  @Test
  void theCopyOfARecordMergedIntoOneThatLeftIsNobodysAgain() {
    // Given
    StudentEnrolled goes = Desk.pupil("ORPHELIN", "TANGUY", BORN);
    StudentEnrolled left = Desk.pupil("ORPHELINE", "TANGUY", BORN);
    Desk.enrol(goes);
    CopyHeaders copy = desk.givenTo(goes, UUID.randomUUID());
    Desk.awaitApplied(Broker.publish(new StudentRemoved(left.studentId())));

    // When
    Broker.publish(new StudentRemoved(goes.studentId(), left.studentId()));

    // Then
    assertThat(Desk.awaitState(copy.copyId(), "WAITING").getString("decision")).isNull();
  }

  @Test
  void aMergeThatIsToldBeforeTheRemainingRecordKeepsThePersonsWord() {
    // Given
    StudentEnrolled goes = Desk.pupil("PRECOCE", "YOUENN", BORN);
    StudentEnrolled stays = Desk.pupil("PRECOCEAU", "YOUENN", BORN);
    Desk.enrol(goes);
    CopyHeaders copy = desk.givenTo(goes, UUID.randomUUID());
    Desk.awaitApplied(Broker.publish(new StudentRemoved(goes.studentId(), stays.studentId())));

    // When
    Desk.awaitApplied(Broker.publish(stays));

    // Then
    assertThat(Desk.read(copy.copyId()).getString("decision")).isEqualTo("MANUAL");
    assertThat(Desk.read(copy.copyId()).getInt("student.id")).isEqualTo(stays.studentId());
  }

  @Test
  void aMergeIntoARecordThatIsOnlyToldToHaveLeftFreesTheCopy() {
    // Given
    StudentEnrolled goes = Desk.pupil("FUGITIF", "YOUENN", BORN);
    StudentEnrolled left = Desk.pupil("FUGITIVE", "YOUENN", BORN);
    Desk.enrol(goes);
    CopyHeaders copy = desk.givenTo(goes, UUID.randomUUID());
    Desk.awaitApplied(Broker.publish(new StudentRemoved(goes.studentId(), left.studentId())));

    // When
    Desk.awaitApplied(Broker.publish(new StudentRemoved(left.studentId())));

    // Then
    assertThat(Desk.awaitState(copy.copyId(), "WAITING").getString("decision")).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mergesInAChainKeepThePersonsWordInWhateverOrderTheyAreTold(boolean lastFirst) {
    // Given
    StudentEnrolled first = Desk.pupil("CHAINON", "ALIZEE", BORN);
    StudentEnrolled second = Desk.pupil("CHAINONS", "ALIZEE", BORN);
    StudentEnrolled third = Desk.pupil("CHAINONET", "ALIZEE", BORN);
    Desk.enrol(first, second, third);
    CopyHeaders copy = desk.givenTo(first, UUID.randomUUID());
    List<StudentRemoved> merges =
        List.of(
            new StudentRemoved(first.studentId(), second.studentId()),
            new StudentRemoved(second.studentId(), third.studentId()));

    // When
    (lastFirst ? merges.reversed() : merges)
        .forEach(merge -> Desk.awaitApplied(Broker.publish(merge)));

    // Then
    assertThat(Desk.read(copy.copyId()).getString("decision")).isEqualTo("MANUAL");
    assertThat(Desk.read(copy.copyId()).getInt("student.id")).isEqualTo(third.studentId());
    DeskPerson person = new DeskPerson(copy.examId());
    person.settle(copy.copyId(), null, "").then().statusCode(200);
    person
        .post(copy.copyId(), "undo")
        .then()
        .statusCode(200)
        .body("student.id", equalTo(third.studentId()))
        .body("decision", equalTo("MANUAL"));
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, AUTO, false",
    "AUTO, MANUAL, true",
    "MANUAL, AUTO, false",
    "MANUAL, MANUAL, false"
  })
  void whereBothRecordsHaveACopyNoRulesWordWinsOverAPersons(
      String ofRemaining, String ofMerged, boolean mergedStays) throws SQLException {
    // Given
    StudentEnrolled stays = Desk.pupil("QUADRUPLE", "SIXTINE", BORN);
    StudentEnrolled goes = Desk.pupil("QUADRUPLET", "SIXTINE", BORN);
    Desk.enrol(stays, goes);
    UUID exam = UUID.randomUUID();
    CopyHeaders own = desk.givenTo(stays, exam);
    CopyHeaders other = desk.givenTo(goes, exam);
    new DeskPerson(exam).keepUnsolved();
    decidedBy(ofRemaining, own.copyId());
    decidedBy(ofMerged, other.copyId());

    // When
    Desk.awaitApplied(Broker.publish(new StudentRemoved(goes.studentId(), stays.studentId())));

    // Then
    CopyHeaders kept = mergedStays ? other : own;
    CopyHeaders freed = mergedStays ? own : other;
    assertThat(Desk.read(kept.copyId()).getInt("student.id")).isEqualTo(stays.studentId());
    assertThat(Desk.read(kept.copyId()).getString("decision"))
        .isEqualTo(mergedStays ? ofMerged : ofRemaining);
    assertThat(Desk.read(freed.copyId()).getString("student")).isNull();
    assertThat(Desk.read(freed.copyId()).getString("decision")).isNull();
  }

  private static void decidedBy(String decision, UUID copy) throws SQLException {
    if (decision.equals("AUTO")) {
      Database.execute(
          "update ocr_result set decision = 'AUTO', decided_by_id = null where copy_id = ?", copy);
    }
  }

  @Test
  void whoIsExpectedByAMergedRecordIsExpected() {
    // Given
    StudentEnrolled stays = Desk.pupil("BEAUHARNAIS", "CORENTIN", BORN);
    StudentEnrolled goes = Desk.pupil("BOHARNE", "COCO", BORN.plusDays(3));
    Desk.enrol(stays, goes);
    UUID exam = UUID.randomUUID();
    Desk.awaitApplied(Broker.publish(Desk.exam(exam, List.of(goes.studentId()))));
    CopyHeaders copy = desk.copy(exam, PaperHeader.boxed(7, "BEAUHARNAIS", "CORENTIN", "14032008"));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");

    // When
    Broker.publish(new StudentRemoved(goes.studentId(), stays.studentId()));

    // Then
    assertThat(Desk.awaitState(copy.copyId(), "DECIDED").getInt("student.id"))
        .isEqualTo(stays.studentId());
    Desk.admin()
        .get(new DeskPerson(exam).path("progress"))
        .then()
        .body("expected", equalTo(1))
        .body("without_copy", equalTo(0));
  }
}
