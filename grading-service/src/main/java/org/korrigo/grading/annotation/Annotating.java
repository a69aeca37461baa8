package org.korrigo.grading.annotation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.Correcting;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.OpenCopy;
import org.korrigo.grading.journal.AnnotationRecord;
import org.korrigo.grading.journal.Journal;
import org.korrigo.grading.journal.MarkChange;

/**
 * Drawing on a copy. Whoever holds the lock may change every annotation of the copy; who created
 * one stays on record.
 */
@ApplicationScoped
class Annotating {
  private final AnnotationRepository annotations;
  private final Copies copies;
  private final Correcting correcting;
  private final Journal journal;

  Annotating(
      AnnotationRepository annotations, Copies copies, Correcting correcting, Journal journal) {
    this.annotations = annotations;
    this.copies = copies;
    this.correcting = correcting;
    this.journal = journal;
  }

  /**
   * An annotation that is there now.
   *
   * @param isNew false if the same request was made before
   */
  record Drawn(AnnotationView annotation, boolean isNew) {}

  Uni<List<AnnotationView>> ofCopy(UUID copyId, AnnotationCursor after, int rows) {
    return Panache.withSession(
        () ->
            copies
                .required(copyId)
                .chain(() -> annotations.page(copyId, after, rows))
                .map(found -> found.stream().map(AnnotationView::of).toList()));
  }

  /**
   * Draws an annotation, once.
   *
   * @param id the new annotation's; if it is there already, nothing happens, but {@code conflict}
   *     if that is another annotation
   */
  Uni<Drawn> create(UUID id, UUID copyId, NewAnnotation drawn, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector)
                .invoke(copy -> require(drawn, copy))
                .flatMap(
                    copy ->
                        annotations
                            .findById(id)
                            .flatMap(
                                known ->
                                    known == null
                                        ? persist(id, copy, drawn)
                                        : repeated(known, copyId, drawn))));
  }

  /**
   * Draws an annotation anew; {@code stale-version} unless it still is the one that was seen. What
   * is drawn just as it was stays as it is, its version too.
   */
  Uni<AnnotationView> change(UUID id, long seen, NewAnnotation drawn, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            annotations
                .copyOf(id)
                .flatMap(copyId -> correcting.open(copyId, corrector))
                .invoke(copy -> require(drawn, copy))
                .flatMap(
                    copy -> seen(id, seen).flatMap(annotation -> draw(annotation, drawn, copy))));
  }

  /** Wipes an annotation; {@code stale-version} unless it still is the one that was seen. */
  Uni<Void> delete(UUID id, long seen, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            annotations
                .copyOf(id)
                .flatMap(copyId -> correcting.open(copyId, corrector))
                .flatMap(copy -> seen(id, seen).flatMap(annotation -> wipe(annotation, copy))));
  }

  private Uni<Drawn> persist(UUID id, OpenCopy copy, NewAnnotation drawn) {
    Annotation annotation = Annotation.create(id, copy.id(), drawn, copy.actorId(), copy.now());
    return annotations
        .persistAndFlush(annotation)
        .chain(() -> told(annotation.id, null, annotation.record(), copy))
        .replaceWith(() -> new Drawn(AnnotationView.of(annotation), true));
  }

  private Uni<AnnotationView> draw(Annotation annotation, NewAnnotation drawn, OpenCopy copy) {
    if (annotation.shows(drawn)) {
      return Uni.createFrom().item(AnnotationView.of(annotation));
    }
    AnnotationRecord before = annotation.record();
    annotation.draw(drawn, copy.now());
    return annotations
        .flush()
        .chain(() -> told(annotation.id, before, annotation.record(), copy))
        .replaceWith(() -> AnnotationView.of(annotation));
  }

  private Uni<Void> wipe(Annotation annotation, OpenCopy copy) {
    return annotations
        .delete(annotation)
        .chain(annotations::flush)
        .chain(() -> told(annotation.id, annotation.record(), null, copy));
  }

  private Uni<Void> told(UUID id, AnnotationRecord before, AnnotationRecord after, OpenCopy copy) {
    return journal.record(copy.change(new MarkChange.OfAnnotation(id, before, after)));
  }

  private Uni<Annotation> seen(UUID id, long version) {
    return annotations
        .required(id)
        .invoke(
            annotation -> {
              if (annotation.version != version) {
                throw new Problem(
                        ProblemType.STALE_VERSION, "The annotation was changed in the meantime.")
                    .with("annotation", AnnotationView.of(annotation));
              }
            });
  }

  /** Once it was changed, what was first asked for is not known any more: then any is the same. */
  private static Uni<Drawn> repeated(Annotation known, UUID copyId, NewAnnotation drawn) {
    if (!known.copyId.equals(copyId) || known.version == 0 && !known.shows(drawn)) {
      throw new Problem(
          ProblemType.CONFLICT, "This Idempotency-Key was used for another annotation.");
    }
    return Uni.createFrom().item(new Drawn(AnnotationView.of(known), false));
  }

  private static void require(NewAnnotation drawn, OpenCopy copy) {
    if (drawn.pageIndex() >= copy.pageCount()) {
      throw Problem.invalid("page_index", "the copy has %d pages".formatted(copy.pageCount()));
    }
    if (drawn.x().add(drawn.w()).compareTo(BigDecimal.ONE) > 0) {
      throw Problem.invalid("w", "reaches over the right edge of the page");
    }
    if (drawn.y().add(drawn.h()).compareTo(BigDecimal.ONE) > 0) {
      throw Problem.invalid("h", "reaches over the lower edge of the page");
    }
  }
}
