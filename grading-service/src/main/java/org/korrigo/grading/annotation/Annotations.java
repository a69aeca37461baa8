package org.korrigo.grading.annotation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

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
}
