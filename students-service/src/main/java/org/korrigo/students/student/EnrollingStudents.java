package org.korrigo.students.student;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.students.StudentEnrolled;

/**
 * Takes pupils from a roster, however many, by two statements: those who are new are created, those
 * whose class, address or name changed are updated, nobody is removed. A pupil is known by folded
 * name and birth date, so a roster that writes accents otherwise, or cuts the name elsewhere, finds
 * the same pupil.
 *
 * <p>Runs in the caller's transaction.
 */
@ApplicationScoped
public class EnrollingStudents {
  private static final String PUPILS =
      """
      select * from json_to_recordset(cast(cast(:pupils as text) as json)) as pupil(
        last_name text, first_name text, date_naissance date, class_name text, email text,
        name_split text, folded_name text)
      """;

  /** Whether the cut of the name that is stored is better than the roster's. */
  private static final String IS_NAME_KEPT =
      "(known.name_split = 'SETTLED'"
          + " or known.name_split = 'CERTAIN' and excluded.name_split = 'GUESSED')";

  private static final String UPSERT =
      """
      insert into student as known
        (last_name, first_name, date_naissance, class_name, email, name_split, folded_name)
      select last_name, first_name, date_naissance, class_name, email, name_split, folded_name
      from (%1$s) as roster
      order by folded_name, date_naissance
      on conflict (folded_name, date_naissance) do update set
        last_name = case when %2$s then known.last_name else excluded.last_name end,
        first_name = case when %2$s then known.first_name else excluded.first_name end,
        name_split = case when %2$s then known.name_split else excluded.name_split end,
        class_name = excluded.class_name,
        email = coalesce(excluded.email, known.email)
      where known.class_name <> excluded.class_name
        or known.email is distinct from coalesce(excluded.email, known.email)
        or not %2$s and (known.last_name, known.first_name, known.name_split)
          <> (excluded.last_name, excluded.first_name, excluded.name_split)
      returning id, last_name, first_name, date_naissance, class_name, email, user_id,
        xmax = 0 as is_new
      """
          .formatted(PUPILS, IS_NAME_KEPT);

  private static final String FIND =
      "select student.* from (%s) as roster join student using (folded_name, date_naissance)"
          .formatted(PUPILS);

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

  /** Enrols pupils, no pupil twice, and publishes those who are new or changed. */
  public Uni<Enrolment> enrol(List<PupilDetails> pupils) {
    return rows(UPSERT, Tuple.class, pupils)
        .call(rows -> outbox.appendAll(rows.stream().map(EnrollingStudents::enrolled).toList()))
        .map(
            rows -> {
              int created =
                  (int) rows.stream().filter(row -> row.get("is_new", Boolean.class)).count();
              return new Enrolment(created, rows.size() - created, pupils.size() - rows.size());
            });
  }

  /** The pupils that these lines of a roster are about, as they stand. */
  public Uni<List<EnrolledPupil>> find(List<PupilDetails> pupils) {
    return pupils.isEmpty()
        ? Uni.createFrom().item(List.of())
        : rows(FIND, Student.class, pupils)
            .map(found -> found.stream().map(Student::asEnrolled).toList());
  }

  /** The pupils with these ids who are still there. */
  public Uni<List<EnrolledPupil>> named(List<Integer> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(List.of())
        : students
            .list("id in ?1", ids)
            .map(found -> found.stream().map(Student::asEnrolled).toList());
  }

  private <T> Uni<List<T>> rows(String sql, Class<T> type, List<PupilDetails> pupils) {
    String rows = write(pupils.stream().map(Row::of).toList());
    return Panache.getSession()
        .flatMap(
            session ->
                session.createNativeQuery(sql, type).setParameter("pupils", rows).getResultList());
  }

  private String write(List<Row> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A roster that is not JSON", e);
    }
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
