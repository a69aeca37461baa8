package org.korrigo.grading.journal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.outbox.Outbox;

/** The journal for much that is done at once: two statements however many events there are. */
@ApplicationScoped
public class BulkJournal {
  private final JournalRows rows;
  private final Outbox outbox;

  BulkJournal(JournalRows rows, Outbox outbox) {
    this.rows = rows;
    this.outbox = outbox;
  }

  /**
   * Writes events down in their order and publishes them after the commit. The caller's transaction
   * holds the copies' rows.
   */
  public Uni<Void> record(List<GradingEvent> events) {
    return events.isEmpty()
        ? Uni.createFrom().voidItem()
        : rows.write(events).flatMap(outbox::appendAll);
  }
}
