package org.korrigo.identification.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.MatchReason;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** An answer that is taken over while persons and other services go on. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnswerTakenOverTest {
  private static final LocalDate BORN = LocalDate.of(2008, 12, 24);

  @Inject Desk desk;
  @Inject SolvingClasses solving;

  private final DeskPerson person = new DeskPerson(UUID.randomUUID());

  @Test
  void whatAPersonSaysMeanwhileStandsAndTheRestIsTakenOver() throws Throwable {
    // Given
    StudentEnrolled first = Desk.pupil("YVETOTIER", "ZOE", BORN);
    StudentEnrolled second = Desk.pupil("ZACHARIE", "YANIS", BORN);
    Desk.enrol(first, second);
    List<UUID> copies = desk.waiting(person.exam(), 3);
    ClassSchedule.Due due = claimed();
    person.settle(copies.get(0), first.studentId(), "").then().statusCode(200);
    person.post(copies.get(1), "not-on-list").then().statusCode(200);

    // When
    boolean taken =
        apply(
            due,
            match(copies.get(0), second),
            match(copies.get(1), second),
            match(copies.get(2), first));
    boolean goesOn = apply(due, match(copies.get(2), second));

    // Then
    assertThat(List.of(taken, goesOn)).containsOnly(true);
    assertThat(Desk.read(copies.get(0)).getInt("student.id")).isEqualTo(first.studentId());
    assertThat(Desk.read(copies.get(0)).getString("decision")).isEqualTo("MANUAL");
    assertThat(Desk.read(copies.get(1)).getString("state")).isEqualTo("UNLISTED");
    assertThat(Desk.read(copies.get(2)).getInt("student.id")).isEqualTo(second.studentId());

    // When what persons have said is still to be solved, but not before it is looked at here
    Database.execute(
        "update class_assignment set due_at = now() + interval '1 hour'"
            + " where exam_id = ? and due_at is not null",
        person.exam());
    VertxContextSupport.subscribeAndAwait(() -> solving.end(due));

    // Then
    assertThat(assignment().get("due_at")).isNotNull();
  }

  @Test
  void anAnswerToWhatIsNoLongerTheQuestionChangesNothing() throws Throwable {
    // Given
    StudentEnrolled writer = Desk.pupil("ABGRALL", "YUNA", BORN);
    Desk.enrol(writer);
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    ClassSchedule.Due due = claimed();
    Desk.awaitApplied(Broker.publish(Desk.exam(person.exam(), List.of(1))));

    // When
    boolean taken = apply(due, match(copy, writer));

    // Then
    assertThat(taken).isFalse();
    assertThat(Desk.read(copy).getString("state")).isEqualTo("WAITING");
  }

  @Test
  void aPupilWhoWasRemovedMeanwhileIsGivenNoCopy() throws Throwable {
    // Given
    StudentEnrolled gone = Desk.pupil("BARBENTANE", "ROMY", BORN);
    StudentEnrolled there = Desk.pupil("CASSAGNES", "ROMY", BORN);
    Desk.enrol(gone, there);
    List<UUID> copies = desk.waiting(person.exam(), 2);
    Desk.awaitApplied(Broker.publish(new StudentRemoved(gone.studentId())));
    ClassSchedule.Due due = claimed();

    // When
    boolean taken = apply(due, match(copies.get(0), gone), match(copies.get(1), there));

    // Then
    assertThat(taken).isTrue();
    assertThat(Desk.read(copies.get(0)).getString("decision")).isNull();
    assertThat(Desk.read(copies.get(1)).getInt("student.id")).isEqualTo(there.studentId());
  }

  private boolean apply(ClassSchedule.Due due, Match... matches) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(() -> solving.apply(due, List.of(matches), 0.001));
  }

  /** The class in our hands: nobody else solves it. */
  private ClassSchedule.Due claimed() throws SQLException {
    person.keepUnsolved();
    Map<String, Object> row = assignment();
    return new ClassSchedule.Due(
        person.exam(), (long) row.get("revision"), (long) row.get("desk_revision"));
  }

  private Map<String, Object> assignment() {
    return Database.query("select * from class_assignment where exam_id = ?", person.exam())
        .getFirst();
  }

  private static Match match(UUID copy, StudentEnrolled pupil) {
    return new Match(
        copy, List.of(), pupil.studentId(), 9.0, MatchReason.AGREES, "Everything agrees.");
  }
}
