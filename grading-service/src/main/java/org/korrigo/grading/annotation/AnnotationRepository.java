package org.korrigo.grading.annotation;

import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

@ApplicationScoped
class AnnotationRepository implements PanacheRepositoryBase<Annotation, UUID> {
  private static final String READING_ORDER = " order by pageIndex, y, createdAt, id";

  /**
   * An annotation of a copy, or null. What was wiped from one copy may be drawn on another under
   * the same id, and is none of the first one's any more.
   */
  Uni<Annotation> of(UUID copyId, UUID id) {
    return findById(id).map(found -> found != null && found.copyId.equals(copyId) ? found : null);
  }

  /** The same; not-found if there is none. */
  Uni<Annotation> required(UUID copyId, UUID id) {
    return of(copyId, id).onItem().ifNull().failWith(() -> Problem.notFound("annotation", id));
  }

  /** The copy of an annotation, without loading the annotation; null if there is none. */
  Uni<UUID> copyOf(UUID id) {
    return find("select copyId from Annotation where id = ?1", id)
        .project(UUID.class)
        .firstResult();
  }

  /** Annotations of any copy, those of them that are there. */
  Uni<List<Annotation>> all(List<UUID> ids) {
    return list("id in ?1", ids);
  }

  /** A copy's annotations in reading order: page, from the top, in the order they were made. */
  Uni<List<Annotation>> ofCopy(UUID copyId) {
    return list("copyId = ?1" + READING_ORDER, copyId);
  }

  /** The annotations of some copies, each copy's in reading order. */
  Uni<List<Annotation>> ofCopies(List<UUID> copyIds) {
    return list("copyId in ?1" + READING_ORDER, copyIds);
  }

  /**
   * Some of them, in reading order.
   *
   * @param after null from the beginning
   */
  Uni<List<Annotation>> page(UUID copyId, AnnotationCursor after, int rows) {
    PanacheQuery<Annotation> query =
        after == null
            ? find("copyId = ?1" + READING_ORDER, copyId)
            : find(
                "copyId = ?1 and (pageIndex, y, createdAt, id) > (?2, ?3, ?4, ?5)" + READING_ORDER,
                copyId,
                after.pageIndex(),
                after.y(),
                after.createdAt(),
                after.id());
    return query.page(0, rows).list();
  }
}
