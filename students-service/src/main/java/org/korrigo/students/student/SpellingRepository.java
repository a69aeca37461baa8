package org.korrigo.students.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How pupils were written before a person knew better. {@link RosterStatements} reads it, so that
 * no roster makes a second record of a pupil. Runs in the caller's session or transaction.
 */
@ApplicationScoped
class SpellingRepository {

  /** Keeps that a pupil was also written so. */
  Uni<Void> keep(int studentId, PupilDetails.Identity spelling) {
    return change(
        """
        insert into student_spelling (folded_name, date_naissance, student_id)
        values (:name, :date, :student)
        """,
        Map.of(
            "name", spelling.foldedName(), "date", spelling.dateNaissance(), "student", studentId));
  }

  /** Forgets a spelling: a record is written so now. */
  Uni<Void> forget(PupilDetails.Identity spelling) {
    return change(
        "delete from student_spelling where folded_name = :name and date_naissance = :date",
        Map.of("name", spelling.foldedName(), "date", spelling.dateNaissance()));
  }

  /** Gives the spellings of a record that goes to the one that stays. */
  Uni<Void> give(int goingId, int stayingId) {
    return change(
        "update student_spelling set student_id = :staying where student_id = :going",
        Map.of("staying", stayingId, "going", goingId));
  }

  /** How else a pupil was written. */
  Uni<List<PupilDetails.Identity>> of(int studentId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        """
                        select folded_name, date_naissance from student_spelling
                        where student_id = :student order by folded_name, date_naissance
                        """,
                        Object[].class)
                    .setParameter("student", studentId)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .map(row -> new PupilDetails.Identity((String) row[0], (LocalDate) row[1]))
                    .toList());
  }

  /** Whose other spelling this is, or null. */
  Uni<Integer> ownerOf(PupilDetails.Identity spelling) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        """
                        select student_id from student_spelling
                        where folded_name = :name and date_naissance = :date
                        """,
                        Integer.class)
                    .setParameter("name", spelling.foldedName())
                    .setParameter("date", spelling.dateNaissance())
                    .getSingleResultOrNull());
  }

  private static Uni<Void> change(String sql, Map<String, Object> values) {
    return Panache.getSession()
        .flatMap(
            session -> {
              var query = session.createNativeQuery(sql);
              values.forEach(query::setParameter);
              return query.executeUpdate();
            })
        .replaceWithVoid();
  }
}
