package org.korrigo.grading.annotation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.Correcting;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.OpenCopy;
import org.korrigo.grading.copy.Receipts;
import org.korrigo.grading.copy.Viewer;
import org.korrigo.grading.journal.AnnotationRecord;
import org.korrigo.grading.journal.Journal;
import org.korrigo.grading.journal.MarkChange.OfAnnotation;

/**
 * Drawing on a copy. Whoever holds the lock may change every annotation of the copy; who created
 * one stays on record.
 */
@ApplicationScoped
class Annotating {
  private final AnnotationRepository annotations;
  private final Copies copies;
  private final Correcting correcting;
  private final Receipts receipts;
  private final AnnotationRows rows;
  private final Journal journal;

  Annotating(
      AnnotationRepository annotations,
      Copies copies,
      Correcting correcting,
      Receipts receipts,
      AnnotationRows rows,
      Journal journal) {
    this.annotations = annotations;
    this.receipts = receipts;
    this.rows = rows;
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

  Uni<List<AnnotationView>> ofCopy(UUID copyId, AnnotationCursor after, int rows, Viewer viewer) {
    return Panache.withSession(
        () ->
            copies
                .visible(copyId, viewer)
                .chain(() -> annotations.page(copyId, after, rows))
                .map(found -> found.stream().map(AnnotationView::of).toList()));
  }

  /**
   * Draws an annotation, once for each key.
   *
   * @param id the new annotation's; {@code conflict} if there is another one
   */
  Uni<Drawn> create(UUID id, UUID copyId, NewAnnotation drawn, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector)
                .invoke(copy -> require(drawn, copy))
                .flatMap(
                    copy ->
                        receipts.once(
                            copy,
                            "create " + drawn,
                            () -> create(id, drawn, copy),
                            () -> last(id, copy).map(known -> new Drawn(known, false)))));
  }

  /**
   * Draws an annotation anew; {@code stale-version} unless it still is the one that was seen. What
   * is drawn just as it was stays as it is, its version too.
   */
  Uni<AnnotationView> change(UUID id, long seen, NewAnnotation drawn, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            openCopyOf(id, corrector)
                .invoke(copy -> require(drawn, copy))
                .flatMap(
                    copy ->
                        receipts.once(
                            copy,
                            "change " + id + drawn,
                            () -> seen(id, seen, copy).flatMap(found -> change(found, drawn, copy)),
                            () -> last(id, copy))));
  }

  /** Wipes an annotation; {@code stale-version} unless it still is the one that was seen. */
  Uni<Void> delete(UUID id, long seen, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            openCopyOf(id, corrector)
                .flatMap(
                    copy ->
                        receipts.once(
                            copy,
                            "delete " + id,
                            () -> seen(id, seen, copy).flatMap(found -> delete(found, copy)),
                            Uni.createFrom()::voidItem)));
  }

  /**
   * Undoes the deletion of an annotation: it comes back as it was, under the same id, its version
   * one more. Only who deleted it may, while the lock lasts under which it was deleted; else
   * not-found. What is there already stays as it is.
   */
  Uni<AnnotationView> restore(UUID copyId, UUID id, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector)
                .flatMap(
                    copy ->
                        receipts.once(
                            copy, "restore " + id, () -> restore(id, copy), () -> last(id, copy))));
  }

  private Uni<Drawn> create(UUID id, NewAnnotation drawn, OpenCopy copy) {
    return write(id, null, drawn.by(copy.actorId(), copy.now()), copy)
        .map(annotation -> new Drawn(annotation, true));
  }

  private Uni<AnnotationView> change(AnnotationView found, NewAnnotation drawn, OpenCopy copy) {
    AnnotationRecord before = found.record();
    AnnotationRecord after = drawn.insteadOf(before);
    return after.equals(before)
        ? Uni.createFrom().item(found)
        : write(found.id(), before, after, copy);
  }

  private Uni<Void> delete(AnnotationView found, OpenCopy copy) {
    return rows.write(copy, List.of(new OfAnnotation(found.id(), found.record(), null)));
  }

  private Uni<AnnotationView> restore(UUID id, OpenCopy copy) {
    return annotations
        .of(copy.id(), id)
        .flatMap(
            there ->
                there != null
                    ? Uni.createFrom().item(AnnotationView.of(there))
                    : journal
                        .undoable(copy.id(), id, copy.actorId())
                        .onItem()
                        .ifNull()
                        .failWith(() -> Problem.notFound("deletion to undo of annotation", id))
                        .flatMap(gone -> write(id, null, gone.before().next(), copy)));
  }

  private Uni<AnnotationView> write(
      UUID id, AnnotationRecord before, AnnotationRecord after, OpenCopy copy) {
    return rows.write(copy, List.of(new OfAnnotation(id, before, after)))
        .map(done -> AnnotationView.of(id, copy.id(), after, copy.now()));
  }

  /** The annotation as it is, or was before it was deleted. */
  private Uni<AnnotationView> last(UUID id, OpenCopy copy) {
    return annotations
        .of(copy.id(), id)
        .flatMap(
            there ->
                there != null
                    ? Uni.createFrom().item(AnnotationView.of(there))
                    : journal
                        .lastOf(copy.id(), id)
                        .map(gone -> AnnotationView.of(id, copy.id(), gone.before(), copy.now())));
  }

  private Uni<OpenCopy> openCopyOf(UUID id, Corrector corrector) {
    return annotations
        .copyOf(id)
        .flatMap(
            copyId ->
                copyId == null ? receipts.copyOf(corrector.key()) : Uni.createFrom().item(copyId))
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("annotation", id))
        .flatMap(copyId -> correcting.open(copyId, corrector));
  }

  private Uni<AnnotationView> seen(UUID id, long version, OpenCopy copy) {
    return annotations
        .required(copy.id(), id)
        .map(AnnotationView::of)
        .invoke(
            annotation -> {
              if (annotation.version() != version) {
                throw new Problem(
                        ProblemType.STALE_VERSION, "The annotation was changed in the meantime.")
                    .with("annotation", annotation);
              }
            });
  }

  private static void require(NewAnnotation drawn, OpenCopy copy) {
    List<Violation> faults = drawn.faults(copy.pageCount(), "");
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }
}
