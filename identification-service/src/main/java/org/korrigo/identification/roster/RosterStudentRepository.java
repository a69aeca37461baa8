package org.korrigo.identification.roster;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.korrigo.contracts.problem.Problem;

/** Finds pupils. */
@ApplicationScoped
class RosterStudentRepository implements PanacheRepositoryBase<RosterStudent, Integer> {
  private static final String SEARCH =
      """
      select * from roster_student
      where search_text like all (string_to_array(:words, ' ')) or :text <% search_text
      order by word_similarity(:text, search_text) desc, search_text, student_id
      limit :rows
      """;

  /** The pupil, who cannot be removed until the transaction ends, or the problem not-found. */
  Uni<RosterStudent> requiredToStay(int id) {
    return staying(id).onItem().ifNull().failWith(() -> Problem.notFound("student", id));
  }

  /** The pupil, who cannot be removed until the transaction ends, or null. */
  Uni<RosterStudent> staying(int id) {
    return findById(id, LockModeType.PESSIMISTIC_READ)
        .map(student -> student == null || student.removed ? null : student);
  }

  /** Pupils whose name has every word or resembles the text, the most similar first. */
  Uni<List<RosterStudent>> search(String text, int rows) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(SEARCH, RosterStudent.class)
                    .setParameter("text", text)
                    .setParameter("words", "%" + text.replace(" ", "% %") + "%")
                    .setParameter("rows", rows)
                    .getResultList());
  }

  /** The pupils in the order of their names. */
  Uni<List<RosterStudent>> first(int rows) {
    return find("removed = false order by searchText, studentId").page(0, rows).list();
  }
}
