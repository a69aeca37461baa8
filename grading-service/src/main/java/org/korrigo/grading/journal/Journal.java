package org.korrigo.grading.journal;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;

/** Where every use case of grading leaves what it did, in the transaction of the change itself. */
@ApplicationScoped
public class Journal {
  private final JournalRepository entries;
  private final Outbox outbox;

  Journal(JournalRepository entries, Outbox outbox) {
    this.entries = entries;
    this.outbox = outbox;
  }

  /** Writes an event down and publishes it on {@code grading.events.v1} after the commit. */
  public Uni<Void> record(GradingEvent event) {
    return entries.persist(JournalEntry.of(event)).chain(() -> outbox.append(event));
  }

  /** Whether this was done to the copy before. */
  public Uni<Boolean> knows(UUID copyId, GradingAction action) {
    return entries.count("copyId = ?1 and action = ?2", copyId, action).map(count -> count > 0);
  }

  /** A copy's lines after the first few; not-found if there are none from the beginning. */
  Uni<List<JournalLine>> ofCopy(UUID copyId, int after, int rows) {
    return Panache.withSession(() -> entries.page(copyId, after, rows))
        .invoke(
            found -> {
              if (found.isEmpty() && after == 0) {
                throw Problem.notFound("copy", copyId);
              }
            })
        .map(
            found ->
                IntStream.range(0, found.size())
                    .mapToObj(i -> JournalLine.of(found.get(i), after + i + 1))
                    .toList());
  }
}
