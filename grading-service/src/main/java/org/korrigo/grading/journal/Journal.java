package org.korrigo.grading.journal;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.outbox.Outbox;

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

  @ApplicationScoped
  static class JournalRepository implements PanacheRepositoryBase<JournalEntry, Long> {}
}
