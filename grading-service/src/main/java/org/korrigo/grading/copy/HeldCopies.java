package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.korrigo.contracts.problem.Problem;

/**
 * Copies with their locks, held against any other change until the caller's transaction ends. Every
 * mark goes through here, so neither statement is a native query with results: such a one is
 * translated anew at each run.
 */
@ApplicationScoped
class HeldCopies {
  /** The exam is read along for those who ask the session for it next. */
  private static final String READ =
      """
      select c, l, e from Copy c join Exam e on e.id = c.examId
      left join CopyLock l on l.copyId = c.id where c.id = :id
      """;

  /**
   * The copy and its lock, held as by {@link CopyRepository#requiredForUpdate}, and read by a
   * second statement that begins when it is held: the first one sees the lock as it was before it
   * waited.
   *
   * @throws Problem not-found
   */
  Uni<HeldCopy> required(UUID id) {
    return Panache.getSession()
        .flatMap(session -> CopyRepository.hold(session, id).chain(() -> read(session, id)));
  }

  private static Uni<HeldCopy> read(Session session, UUID id) {
    return session
        .createSelectionQuery(READ, Object[].class)
        .setParameter("id", id)
        .getSingleResult()
        .map(row -> new HeldCopy((Copy) row[0], (CopyLock) row[1]));
  }
}
