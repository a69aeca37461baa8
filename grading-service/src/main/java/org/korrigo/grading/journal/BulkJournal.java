package org.korrigo.grading.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.outbox.Outbox;

/** The journal for what is done to a whole exam: two statements however many copies it has. */
@ApplicationScoped
public class BulkJournal {
  private static final String WRITE =
      """
      insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp, metadata)
      select e.event_id, e.copy_id, e.exam_id, e.action, e.actor_id, e.timestamp, e.metadata
      from rows from (json_to_recordset(cast(cast(:events as text) as json)) as
        (event_id uuid, copy_id uuid, exam_id uuid, action text, actor_id text,
         timestamp timestamptz, metadata jsonb))
        with ordinality as e (event_id, copy_id, exam_id, action, actor_id, timestamp, metadata,
         position)
      order by e.position
      """;

  private final Outbox outbox;
  private final ObjectMapper json;

  BulkJournal(Outbox outbox, ObjectMapper json) {
    this.outbox = outbox;
    this.json = json;
  }

  /**
   * Writes events down and publishes them after the commit. The caller's transaction holds the
   * copies' rows.
   */
  public Uni<Void> record(List<GradingEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String text = text(events);
    return Panache.getSession()
        .flatMap(
            session ->
                session.createNativeQuery(WRITE).setParameter("events", text).executeUpdate())
        .chain(() -> outbox.appendAll(events));
  }

  private String text(List<GradingEvent> events) {
    try {
      return json.writeValueAsString(events);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Events that are not JSON", e);
    }
  }
}
