package org.korrigo.students.student;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.students.StudentEnrolled;

/**
 * Takes pupils from a roster, however many, by the same few statements: those who are new are
 * created, those whose class, address or name changed are updated, nobody is removed. A pupil is
 * known by folded name and birth date, so a roster that writes accents otherwise, or cuts the name
 * elsewhere, finds the same pupil.
 *
 * <p>Runs in the caller's transaction.
 */
@ApplicationScoped
public class EnrollingStudents {
  private final StudentRepository students;
  private final Outbox outbox;
  private final ObjectMapper json;

  EnrollingStudents(StudentRepository students, Outbox outbox, ObjectMapper json) {
    this.students = students;
    this.outbox = outbox;
    this.json = json;
  }

  private record Row(
      String lastName,
      String firstName,
      LocalDate dateNaissance,
      String className,
      String email,
      NameSplit nameSplit,
      String foldedName) {

    static Row of(PupilDetails pupil) {
      return new Row(
          pupil.lastName(),
          pupil.firstName(),
          pupil.dateNaissance(),
          pupil.className(),
          pupil.email(),
          pupil.nameSplit(),
          pupil.identity().foldedName());
    }
  }

  /** What enrolling these pupils, no pupil twice, would do now. Changes nothing. */
  public Uni<Enrolment> plan(List<PupilDetails> pupils) {
    return rows(RosterStatements.PLAN, pupils)
        .map(rows -> new Enrolment(rows.stream().map(EnrollingStudents::planned).toList()));
  }

  /** Lets nobody else change pupils until the transaction ends; reading goes on. */
  public Uni<Void> lock() {
    return students.lock();
  }

  /**
   * Enrols pupils, no pupil twice, and publishes those who are new or changed. Whatever else
   * changes pupils waits until the transaction ends, so that the answer is what was done.
   */
  public Uni<Enrolment> enrol(List<PupilDetails> pupils) {
    return lock().flatMap(locked -> plan(pupils)).flatMap(plan -> carryOut(plan, pupils));
  }

  /** The names of the pupils with these ids who are still there. */
  public Uni<List<PupilName>> named(List<Integer> ids) {
    return students.named(write(ids));
  }

  private Uni<Enrolment> carryOut(Enrolment plan, List<PupilDetails> pupils) {
    return rows(RosterStatements.UPSERT, pupils)
        .call(rows -> outbox.appendAll(rows.stream().map(EnrollingStudents::enrolled).toList()))
        .map(
            rows -> {
              Map<PupilDetails.Identity, Integer> ids =
                  rows.stream()
                      .collect(
                          Collectors.toMap(
                              EnrollingStudents::identity, row -> row.get("id", Integer.class)));
              return new Enrolment(
                  plan.pupils().stream().map(pupil -> withId(pupil, ids)).toList());
            });
  }

  private Uni<List<Tuple>> rows(String sql, List<PupilDetails> pupils) {
    String rows = write(pupils.stream().map(Row::of).toList());
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(sql, Tuple.class)
                    .setParameter("pupils", rows)
                    .getResultList());
  }

  private String write(List<?> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A roster that is not JSON", e);
    }
  }

  private static EnrolledPupil withId(
      EnrolledPupil pupil, Map<PupilDetails.Identity, Integer> ids) {
    return new EnrolledPupil(
        pupil.id() == null ? ids.get(pupil.identity()) : pupil.id(),
        pupil.identity(),
        pupil.lastName(),
        pupil.firstName(),
        pupil.nameSplit(),
        pupil.outcome(),
        pupil.changes());
  }

  private static EnrolledPupil planned(Tuple row) {
    EnrolmentOutcome outcome = EnrolmentOutcome.valueOf(row.get("outcome", String.class));
    return new EnrolledPupil(
        row.get("id", Integer.class),
        identity(row),
        row.get("last_name", String.class),
        row.get("first_name", String.class),
        NameSplit.valueOf(row.get("name_split", String.class)),
        outcome,
        outcome == EnrolmentOutcome.CHANGED ? changes(row) : List.of());
  }

  private static List<FieldChange> changes(Tuple row) {
    return Stream.of("last_name", "first_name", "class_name", "email", "name_split")
        .map(
            field ->
                new FieldChange(
                    field, row.get(field + "_before", String.class), row.get(field, String.class)))
        .filter(change -> !Objects.equals(change.before(), change.after()))
        .toList();
  }

  private static PupilDetails.Identity identity(Tuple row) {
    return new PupilDetails.Identity(
        row.get("folded_name", String.class), row.get("date_naissance", LocalDate.class));
  }

  private static StudentEnrolled enrolled(Tuple row) {
    return new StudentEnrolled(
        row.get("id", Integer.class),
        row.get("last_name", String.class),
        row.get("first_name", String.class),
        row.get("date_naissance", LocalDate.class),
        row.get("class_name", String.class),
        row.get("email", String.class),
        row.get("user_id", String.class));
  }
}
