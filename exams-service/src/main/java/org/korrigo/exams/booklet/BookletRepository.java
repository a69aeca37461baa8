package org.korrigo.exams.booklet;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Booklets in the database. */
@ApplicationScoped
class BookletRepository implements PanacheRepositoryBase<Booklet, UUID> {

  /** The booklet, or a not-found problem. */
  Uni<Booklet> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("booklet", id));
  }

  /**
   * Booklets in copies, or about to be, of an exam in the order in which they were cut, after a
   * place in it.
   */
  Uni<List<Booklet>> page(UUID examId, Long after, int rows) {
    return (after == null
            ? find("examId = ?1 and supersededAt is null order by ordinal", examId)
            : find(
                "examId = ?1 and supersededAt is null and ordinal > ?2 order by ordinal",
                examId,
                after))
        .range(0, rows - 1)
        .list();
  }

  Uni<List<Booklet>> withIds(Collection<UUID> ids) {
    return list("id in ?1", ids);
  }
}
