package org.korrigo.exams.copy;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.booklet.BookletContent;

/**
 * The one way in which booklets come into other copies than were proposed. Everything joins the
 * caller's transaction.
 */
@ApplicationScoped
public class ArrangingCopies {
  private final CopyRepository copies;
  private final CopyBookletRepository rows;
  private final Compositions compositions;
  private final Outbox outbox;

  ArrangingCopies(
      CopyRepository copies, CopyBookletRepository rows, Compositions compositions, Outbox outbox) {
    this.copies = copies;
    this.rows = rows;
    this.compositions = compositions;
    this.outbox = outbox;
  }

  /** The copies that these booklets are in. */
  public Uni<List<UUID>> having(Collection<UUID> bookletIds) {
    return rows.copiesOf(bookletIds);
  }

  /** The exam of a copy, or a not-found problem. */
  public Uni<UUID> examOf(UUID copyId) {
    return copies.examOf(copyId);
  }

  /** Whose a copy is by identification's word; null for nobody's and for one that is not there. */
  public Uni<Integer> studentOf(UUID copyId) {
    return copies.findById(copyId).map(copy -> copy == null ? null : copy.studentId);
  }

  /** The booklets of copies of one exam, in order; copies that are not there are left out. */
  public Uni<Map<UUID, List<BookletContent>>> contents(UUID examId, Collection<UUID> copyIds) {
    return compositions
        .of(examId, copyIds)
        .map(
            all -> {
              Map<UUID, List<BookletContent>> contents = new LinkedHashMap<>();
              all.forEach((copy, composition) -> contents.put(copy, composition.booklets()));
              return contents;
            });
  }

  /**
   * Locks copies in one order for everyone and tells which booklets they have, in order; copies
   * that are not there are left out.
   *
   * @throws Problem copy-handed-over naming the copy
   */
  public Uni<Map<UUID, List<UUID>>> locked(Collection<UUID> copyIds) {
    return copies
        .locked(copyIds)
        .invoke(found -> found.forEach(Copy::requireOurs))
        .chain(() -> rows.ofCopies(copyIds))
        .map(ArrangingCopies::bookletsOf);
  }

  /**
   * Gives copies, which the caller has locked, their booklets. A copy without any is discarded, and
   * one that is not there yet begins; identification is told of both, and of every change.
   *
   * @param after the booklets of every copy concerned, in order
   * @param discarded rows of copies as this method answered them, which come back as they were
   * @param heirs for a copy that is discarded, the copy that has its paper now, if one has it all
   * @return the rows of the copies that were discarded
   */
  public Uni<List<JsonNode>> arrange(
      UUID examId,
      Map<UUID, List<UUID>> after,
      List<JsonNode> discarded,
      Map<UUID, UUID> heirs,
      String actorId,
      Instant now) {
    Set<UUID> gone = new HashSet<>();
    after.forEach((copy, booklets) -> addIf(gone, copy, booklets.isEmpty()));
    return begin(examId, after, discarded, now)
        .chain(() -> rows.ofCopies(after.keySet()))
        .flatMap(found -> rows.rearrange(found, after))
        .chain(() -> copies.withIds(after.keySet()))
        .flatMap(all -> tell(examId, all, gone, heirs, actorId, now))
        .chain(() -> copies.discard(gone));
  }

  /** Makes the copies that are to have booklets and are not there: as they were, or new ones. */
  private Uni<Void> begin(
      UUID examId, Map<UUID, List<UUID>> after, List<JsonNode> discarded, Instant now) {
    Set<UUID> wanted = new HashSet<>();
    after.forEach((copy, booklets) -> addIf(wanted, copy, !booklets.isEmpty()));
    return copies
        .bringBack(discarded)
        .chain(() -> copies.withIds(wanted))
        .flatMap(
            there -> {
              there.forEach(copy -> wanted.remove(copy.id));
              return wanted.isEmpty()
                  ? Uni.createFrom().voidItem()
                  : copies
                      .persist(wanted.stream().map(id -> Copy.proposed(id, examId, now)))
                      .call(copies::flush);
            });
  }

  private Uni<Void> tell(
      UUID examId,
      List<Copy> all,
      Set<UUID> gone,
      Map<UUID, UUID> heirs,
      String actorId,
      Instant now) {
    List<UUID> filled = all.stream().map(copy -> copy.id).filter(id -> !gone.contains(id)).toList();
    return compositions
        .of(examId, filled)
        .flatMap(
            made -> {
              List<DomainEvent> events = new ArrayList<>();
              all.stream()
                  .filter(copy -> gone.contains(copy.id))
                  .forEach(copy -> events.add(copy.discarded(heirs.get(copy.id), actorId, now)));
              all.stream()
                  .filter(copy -> made.containsKey(copy.id))
                  .forEach(copy -> events.addAll(copy.staged(made.get(copy.id), actorId, now)));
              return outbox.appendAll(events);
            })
        .call(copies::flush);
  }

  private static void addIf(Set<UUID> set, UUID copy, boolean wanted) {
    if (wanted) {
      set.add(copy);
    }
  }

  private static Map<UUID, List<UUID>> bookletsOf(List<CopyBooklet> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.copyId,
                LinkedHashMap::new,
                Collectors.mapping(row -> row.bookletId, Collectors.toList())));
  }
}
