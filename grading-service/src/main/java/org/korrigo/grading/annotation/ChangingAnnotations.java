package org.korrigo.grading.annotation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.annotation.NewAnnotationChanges.Kind;
import org.korrigo.grading.annotation.NewAnnotationChanges.One;
import org.korrigo.grading.copy.Correcting;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.OpenCopy;
import org.korrigo.grading.copy.Receipts;
import org.korrigo.grading.journal.AnnotationRecord;
import org.korrigo.grading.journal.MarkChange.OfAnnotation;

/** Many changes of a copy's annotations together: all or none, once for each key. */
@ApplicationScoped
class ChangingAnnotations {
  private final AnnotationRepository annotations;
  private final AnnotationRows rows;
  private final Correcting correcting;
  private final Receipts receipts;

  ChangingAnnotations(
      AnnotationRepository annotations,
      AnnotationRows rows,
      Correcting correcting,
      Receipts receipts) {
    this.annotations = annotations;
    this.rows = rows;
    this.correcting = correcting;
    this.receipts = receipts;
  }

  /**
   * A change that does not fit what is there.
   *
   * @param change its place in the request, from 0
   * @param id of the annotation
   * @param annotation as it is, or null if it is not there (any more)
   */
  record Conflict(int change, UUID id, AnnotationView annotation) {}

  /**
   * Makes changes of a copy's annotations.
   *
   * @throws Problem stale-version or conflict, with every change that does not fit
   */
  Uni<AnnotationChangesView> change(UUID copyId, NewAnnotationChanges wanted, Corrector corrector) {
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector)
                .invoke(copy -> require(wanted, copy))
                .flatMap(
                    copy ->
                        receipts.once(
                            copy,
                            wanted,
                            () -> make(wanted, copy),
                            () -> found(wanted).map(there -> view(wanted, there, copy)))));
  }

  private Uni<AnnotationChangesView> make(NewAnnotationChanges wanted, OpenCopy copy) {
    return found(wanted)
        .flatMap(
            there -> {
              List<OfAnnotation> changes = changes(wanted.changes(), there, copy);
              changes.forEach(change -> put(there, change, copy));
              List<OfAnnotation> real =
                  changes.stream()
                      .filter(change -> !Objects.equals(change.before(), change.after()))
                      .toList();
              return (real.isEmpty() ? Uni.createFrom().voidItem() : rows.write(copy, real))
                  .map(done -> view(wanted, there, copy));
            });
  }

  private static void put(Map<UUID, AnnotationView> there, OfAnnotation change, OpenCopy copy) {
    if (change.after() == null) {
      there.remove(change.id());
    } else if (!change.after().equals(change.before())) {
      there.put(change.id(), AnnotationView.of(change.id(), copy.id(), change.after(), copy.now()));
    }
  }

  private Uni<Map<UUID, AnnotationView>> found(NewAnnotationChanges wanted) {
    return annotations
        .all(wanted.ids())
        .map(
            there ->
                there.stream()
                    .map(AnnotationView::of)
                    .collect(
                        Collectors.toMap(
                            AnnotationView::id,
                            Function.identity(),
                            (one, other) -> one,
                            HashMap::new)));
  }

  private static List<OfAnnotation> changes(
      List<One> wanted, Map<UUID, AnnotationView> there, OpenCopy copy) {
    List<OfAnnotation> changes = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    boolean stale = false;
    for (int i = 0; i < wanted.size(); i++) {
      One one = wanted.get(i);
      AnnotationView own = own(one.id(), there, copy);
      if (fits(one, there.get(one.id()), own)) {
        changes.add(change(one, own, copy));
      } else {
        conflicts.add(new Conflict(i, one.id(), own));
        stale |= one.change() != Kind.CREATE;
      }
    }
    if (!conflicts.isEmpty()) {
      throw new Problem(
              stale ? ProblemType.STALE_VERSION : ProblemType.CONFLICT,
              "%d changes do not fit what is there: none was made.".formatted(conflicts.size()))
          .with("conflicts", conflicts);
    }
    return changes;
  }

  private static boolean fits(One one, AnnotationView known, AnnotationView own) {
    return one.change() == Kind.CREATE
        ? known == null
        : own != null && own.version() == one.version();
  }

  private static OfAnnotation change(One one, AnnotationView own, OpenCopy copy) {
    AnnotationRecord before = own == null ? null : own.record();
    AnnotationRecord after =
        switch (one.change()) {
          case CREATE -> one.annotation().by(copy.actorId(), copy.now());
          case UPDATE -> one.annotation().insteadOf(before);
          case DELETE -> null;
        };
    return new OfAnnotation(one.id(), before, after);
  }

  private static AnnotationChangesView view(
      NewAnnotationChanges wanted, Map<UUID, AnnotationView> there, OpenCopy copy) {
    return new AnnotationChangesView(
        wanted.ids().stream().map(id -> own(id, there, copy)).filter(Objects::nonNull).toList(),
        wanted.ids().stream().filter(id -> own(id, there, copy) == null).toList(),
        copy.total());
  }

  /** The copy's annotation of this id, or null: another copy may have one by now. */
  private static AnnotationView own(UUID id, Map<UUID, AnnotationView> there, OpenCopy copy) {
    AnnotationView known = there.get(id);
    return known != null && known.copyId().equals(copy.id()) ? known : null;
  }

  private static void require(NewAnnotationChanges wanted, OpenCopy copy) {
    List<Violation> faults = wanted.faults(copy.pageCount());
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }
}
