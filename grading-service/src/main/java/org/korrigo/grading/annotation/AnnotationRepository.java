package org.korrigo.grading.annotation;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

@ApplicationScoped
class AnnotationRepository implements PanacheRepositoryBase<Annotation, UUID> {

  Uni<Annotation> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("annotation", id));
  }

  /** The copy of an annotation, without loading the annotation. */
  Uni<UUID> copyOf(UUID id) {
    return find("select copyId from Annotation where id = ?1", id)
        .project(UUID.class)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("annotation", id));
  }

  /** A copy's annotations in reading order: page, from the top, in the order they were made. */
  Uni<List<Annotation>> ofCopy(UUID copyId) {
    return list("copyId = ?1 order by pageIndex, y, createdAt, id", copyId);
  }

  /** The sum of the deltas of a copy's annotations. */
  Uni<Integer> sumOfDeltas(UUID copyId) {
    return find(
            "select cast(coalesce(sum(scoreDelta), 0) as integer) from Annotation where copyId ="
                + " ?1",
            copyId)
        .project(Integer.class)
        .singleResult();
  }
}
