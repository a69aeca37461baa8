package org.korrigo.exams.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.KeepingBooklets;

/**
 * Making a copy of other booklets than were proposed. What it takes leaves the copy where it was,
 * what it no longer has becomes a copy of its own, and a copy left empty is discarded.
 */
@ApplicationScoped
class MergingBooklets {
  private final CopyRepository copies;
  private final CopyBookletRepository rows;
  private final KeepingBooklets booklets;
  private final Compositions compositions;
  private final Outbox outbox;

  MergingBooklets(
      CopyRepository copies,
      CopyBookletRepository rows,
      KeepingBooklets booklets,
      Compositions compositions,
      Outbox outbox) {
    this.copies = copies;
    this.rows = rows;
    this.booklets = booklets;
    this.compositions = compositions;
    this.outbox = outbox;
  }

  /**
   * Makes the copy of these booklets in this order.
   *
   * @throws Problem not-found, invalid-request naming a booklet that is of no use here, or
   *     copy-handed-over naming the copy
   */
  Uni<CopyView> merge(UUID copyId, List<UUID> wanted, String actorId, Instant now) {
    Set<UUID> seen = new HashSet<>();
    refuse(wanted, id -> id == null || !seen.add(id), "is missing or given twice");
    return Panache.withTransaction(
        () ->
            copies
                .examOf(copyId)
                .call(examId -> requireOfExam(examId, wanted))
                .flatMap(
                    examId ->
                        lock(copyId, wanted)
                            .flatMap(locked -> rearrange(copyId, wanted, locked, actorId, now)))
                .flatMap(
                    target -> compositions.of(target.examId, List.of(copyId)).map(target::view)));
  }

  /** Locks the copy and every copy that has one of the booklets. */
  private Uni<Map<UUID, Copy>> lock(UUID copyId, List<UUID> wanted) {
    return rows.copiesOf(wanted)
        .map(HashSet::new)
        .invoke(ids -> ids.add(copyId))
        .flatMap(copies::locked)
        .map(
            locked -> {
              Map<UUID, Copy> byId = new LinkedHashMap<>();
              locked.forEach(copy -> byId.put(copy.id, copy));
              locked.forEach(Copy::requireOurs);
              return byId;
            });
  }

  private Uni<Copy> rearrange(
      UUID copyId, List<UUID> wanted, Map<UUID, Copy> locked, String actorId, Instant now) {
    Copy target = locked.get(copyId);
    if (target == null) {
      throw Problem.notFound("copy", copyId);
    }
    Copy rest = Copy.proposed(UUID.randomUUID(), target.examId, now);
    return rows.ofCopies(locked.keySet())
        .flatMap(
            found -> {
              Rearrangement change = Rearrangement.of(bookletsOf(found), copyId, wanted, rest.id);
              Map<UUID, Copy> touched = new LinkedHashMap<>(locked);
              touched.put(rest.id, rest);
              return apply(change, found, rest)
                  .flatMap(done -> tell(change, touched, target, actorId, now));
            })
        .replaceWith(target);
  }

  private Uni<Void> apply(Rearrangement change, List<CopyBooklet> found, Copy rest) {
    Uni<Void> prepared =
        change.after().containsKey(rest.id)
            ? copies.persist(rest).replaceWithVoid()
            : Uni.createFrom().voidItem();
    return prepared.flatMap(done -> rows.rearrange(found, change.after()));
  }

  private Uni<Void> tell(
      Rearrangement change, Map<UUID, Copy> touched, Copy target, String actorId, Instant now) {
    return compositions
        .of(target.examId, change.filled())
        .flatMap(
            made -> {
              List<DomainEvent> events = new ArrayList<>();
              change
                  .emptied()
                  .forEach(id -> events.add(touched.get(id).mergedInto(target, actorId, now)));
              change
                  .filled()
                  .forEach(id -> events.add(touched.get(id).staged(made.get(id), actorId, now)));
              return outbox.appendAll(events);
            })
        .flatMap(told -> copies.discard(change.emptied()));
  }

  private Uni<Void> requireOfExam(UUID examId, List<UUID> wanted) {
    return booklets
        .withIds(wanted)
        .invoke(
            found -> {
              Set<UUID> known =
                  found.stream()
                      .filter(booklet -> booklet.examId().equals(examId))
                      .map(BookletContent::id)
                      .collect(Collectors.toSet());
              refuse(wanted, id -> !known.contains(id), "is no booklet of this exam");
            })
        .replaceWithVoid();
  }

  private static Map<UUID, List<UUID>> bookletsOf(List<CopyBooklet> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.copyId,
                LinkedHashMap::new,
                Collectors.mapping(row -> row.bookletId, Collectors.toList())));
  }

  private static void refuse(List<UUID> wanted, Predicate<UUID> wrong, String message) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (wrong.test(wanted.get(i))) {
        violations.add(new Violation("booklet_ids[" + i + "]", message));
      }
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
  }
}
