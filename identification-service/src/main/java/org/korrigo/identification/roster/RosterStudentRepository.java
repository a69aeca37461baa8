package org.korrigo.identification.roster;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
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

  private static final String TURN =
      """
      select count(*) from
        (select pg_advisory_xact_lock(hashtextextended(cast(:pupil as text), 2)) offset 0) as turn
      """;

  /**
   * Waits until nobody else enrols, removes or merges these records, and keeps it so until the
   * transaction ends: one that is not known yet has no row to hold.
   */
  Uni<Void> hold(Collection<Integer> ids) {
    return Multi.createFrom()
        .iterable(new TreeSet<>(ids))
        .onItem()
        .transformToUniAndConcatenate(
            id ->
                getSession()
                    .flatMap(
                        session ->
                            session
                                .createNativeQuery(TURN, Long.class)
                                .setParameter("pupil", "pupil " + id)
                                .getSingleResult()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** The records that were merged into one. */
  Uni<List<Integer>> mergedInto(int id) {
    return list("mergedInto = ?1 order by studentId", id)
        .map(found -> found.stream().map(student -> student.studentId).toList());
  }

  /** The record, known or not, removed or not, as it stays until the transaction ends; or null. */
  Uni<RosterStudent> held(int id) {
    return findById(id, LockModeType.PESSIMISTIC_READ);
  }

  /** Those of the pupils who are there, and cannot be removed until the transaction ends. */
  Uni<List<RosterStudent>> staying(Collection<Integer> ids) {
    return find("removed = false and studentId in ?1 order by studentId", ids)
        .withLock(LockModeType.PESSIMISTIC_READ)
        .list();
  }

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
