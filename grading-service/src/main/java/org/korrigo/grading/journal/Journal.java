package org.korrigo.grading.journal;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.problem.Problem;

/** Where every use case of grading leaves what it did, in the transaction of the change itself. */
@ApplicationScoped
public class Journal {
  private final JournalRepository entries;
  private final JournalRows rows;

  Journal(JournalRepository entries, JournalRows rows) {
    this.entries = entries;
    this.rows = rows;
  }

  /** Writes an event down and publishes it on {@code grading.events.v1} after the commit. */
  public Uni<Void> record(GradingEvent event) {
    return record(List.of(event));
  }

  /** The same for events in their order, by one statement however many there are. */
  public Uni<Void> record(List<GradingEvent> events) {
    return events.isEmpty() ? Uni.createFrom().voidItem() : rows.write(events);
  }

  /** Whether this was done to the copy before. */
  public Uni<Boolean> knows(UUID copyId, GradingAction action) {
    return entries.count("copyId = ?1 and action = ?2", copyId, action).map(count -> count > 0);
  }

  /** How a teacher's last lock of a copy ended, or null if none did. */
  public Uni<EndOfLock> endOfLock(UUID copyId, String ownerId) {
    return entries.endOfLock(copyId, ownerId).onItem().ifNotNull().transform(EndOfLock::of);
  }

  /** A copy's lines after a place, in their order, within the caller's session. */
  public Uni<List<JournalLine>> lines(UUID copyId, int afterPlace, int rows) {
    return entries
        .page(copyId, afterPlace, rows)
        .map(found -> found.stream().map(JournalLine::of).toList());
  }

  /**
   * An annotation's last change, or null if there never was such an annotation on the copy, within
   * the caller's session.
   */
  public Uni<MarkChange.OfAnnotation> lastOf(UUID copyId, UUID annotationId) {
    return entries.lastOf(copyId, annotationId).map(Journal::annotationOf);
  }

  /**
   * The deletion of an annotation that can still be undone: by who did it, and before the lock
   * under which it was done has ended; else null. Within the caller's session.
   */
  public Uni<MarkChange.OfAnnotation> undoable(UUID copyId, UUID annotationId, String actorId) {
    return entries.undoable(copyId, annotationId, actorId).map(Journal::annotationOf);
  }

  private static MarkChange.OfAnnotation annotationOf(JournalEntry entry) {
    return entry != null
            && ToldChange.of(entry.metadata) instanceof MarkChange.OfAnnotation annotation
        ? annotation
        : null;
  }

  /** A copy's lines after a place; not-found if there are none from the beginning. */
  Uni<List<JournalLine>> ofCopy(UUID copyId, int afterPlace, int rows) {
    return Panache.withSession(() -> lines(copyId, afterPlace, rows))
        .invoke(
            found -> {
              if (found.isEmpty() && afterPlace == 0) {
                throw Problem.notFound("copy", copyId);
              }
            });
  }
}
