package org.korrigo.grading.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Annotations to read, for other features; within the caller's session. */
@ApplicationScoped
public class Annotations {
  private final AnnotationRepository annotations;

  Annotations(AnnotationRepository annotations) {
    this.annotations = annotations;
  }

  /** A copy's annotations in reading order. */
  public Uni<List<AnnotationView>> ofCopy(UUID copyId) {
    return annotations.ofCopy(copyId).map(found -> found.stream().map(AnnotationView::of).toList());
  }

  /** The annotations of some copies, of those that have any, in reading order, in one query. */
  public Uni<Map<UUID, List<AnnotationView>>> ofCopies(List<UUID> copyIds) {
    return annotations
        .ofCopies(copyIds)
        .map(
            found ->
                found.stream()
                    .collect(
                        Collectors.groupingBy(
                            annotation -> annotation.copyId,
                            Collectors.mapping(AnnotationView::of, Collectors.toList()))));
  }
}
