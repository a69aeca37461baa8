package org.korrigo.identification.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** When what is told of pupils changes the classes, and in which order it takes hold of them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RosterOrderTest {
  private static final LocalDate BORN = LocalDate.of(2008, 3, 14);

  @Inject Desk desk;

  @Test
  void aClassIsSolvedAgainWhenSomebodyWhoIsExpectedIsToldOfLate() {
    // Given an exam whose every copy is decided, and another that does not expect the late pupil
    StudentEnrolled early = Desk.pupil("PONCTUEL", "SIDONIE", BORN);
    StudentEnrolled late = Desk.pupil("XYLANDER", "BORIS", BORN.plusDays(90));
    Desk.enrol(early);
    CopyHeaders expecting = given(early, UUID.randomUUID());
    CopyHeaders other = given(early, UUID.randomUUID());
    Desk.awaitApplied(
        Broker.publish(
            Desk.exam(expecting.examId(), List.of(early.studentId(), late.studentId()))));
    Desk.awaitApplied(Broker.publish(Desk.exam(other.examId(), List.of(early.studentId()))));
    new DeskPerson(expecting.examId()).awaitSolved();
    new DeskPerson(other.examId()).awaitSolved();
    Object before = revision(expecting.examId());
    Object others = revision(other.examId());

    // When
    Desk.awaitApplied(Broker.publish(late));

    // Then
    assertThat(revision(expecting.examId())).isNotEqualTo(before);
    assertThat(revision(other.examId())).isEqualTo(others);
  }

  @Test
  void whoWaitsForTheTurnOfAnExamHoldsNoExamsPlaceInTheSchedule() throws SQLException {
    // Given a record into which another was merged before it was told of, whose copy is not solved
    StudentEnrolled goes = Desk.pupil("ANTICIPE", "LILWENN", BORN);
    StudentEnrolled stays = Desk.pupil("ANTICIPEE", "LILWENN", BORN);
    Desk.enrol(goes);
    CopyHeaders copy = given(goes, UUID.randomUUID());
    UUID waiting = desk.waiting(copy.examId(), 1).getFirst();
    Desk.awaitApplied(Broker.publish(new StudentRemoved(goes.studentId(), stays.studentId())));
    new DeskPerson(copy.examId()).awaitSolved();

    try (Connection solver = connection()) {
      solver.setAutoCommit(false);
      run(
          solver,
          "select pg_advisory_xact_lock(hashtextextended(cast(? as text), 1))",
          copy.examId().toString());

      // When
      UUID told = Broker.publish(stays);
      Awaitility.await().atMost(Desk.patience()).until(RosterOrderTest::somebodyWaitsForATurn);

      // Then
      run(
          solver,
          "select revision from class_assignment where exam_id = ? for update nowait",
          copy.examId());
      solver.commit();
      Desk.awaitApplied(told);
    }
    assertThat(Desk.read(copy.copyId()).getInt("student.id")).isEqualTo(stays.studentId());
    assertThat(Desk.read(waiting).getString("student")).isNull();
  }

  private static boolean somebodyWaitsForATurn() {
    return !Database.query(
            "select 1 from pg_locks join pg_database on oid = database"
                + " where datname = current_database() and locktype = 'advisory' and not granted")
        .isEmpty();
  }

  private CopyHeaders given(StudentEnrolled pupil, UUID exam) {
    CopyHeaders copy = desk.copy(exam, PaperHeader.blank(1));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");
    new DeskPerson(exam).settle(copy.copyId(), pupil.studentId(), "").then().statusCode(200);
    return copy;
  }

  private static Object revision(UUID exam) {
    return Database.query("select revision from class_assignment where exam_id = ?", exam)
        .getFirst()
        .get("revision");
  }

  private static void run(Connection connection, String sql, Object parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      statement.execute();
    }
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection(
        setting("jdbc.url"), setting("username"), setting("password"));
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
  }
}
