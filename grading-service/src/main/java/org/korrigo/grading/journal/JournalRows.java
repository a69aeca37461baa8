package org.korrigo.grading.journal;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.korrigo.contracts.event.EventType;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.json.JsonRows;
import org.korrigo.contracts.outbox.Outbox;

/**
 * Writes rows of the journal, whose places and hashes the database gives (decision 28), and leaves
 * their events in the outbox by the same statement.
 */
@ApplicationScoped
class JournalRows {
  /** A trigger holds the head of the copy's journal, so the commits of a copy are in order. */
  private static final String WRITE =
      """
      with event as materialized (
        select e.event, e.position, r.event_id, r.copy_id, r.exam_id, r.action, r.actor_id,
          r.timestamp, r.metadata
        from jsonb_array_elements(cast(cast(:events as text) as jsonb)) with ordinality as
          e (event, position),
        jsonb_to_record(e.event) as
          r (event_id uuid, copy_id uuid, exam_id uuid, action text, actor_id text,
             timestamp timestamptz, metadata jsonb)),
      written as (
        insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp, metadata)
        select event_id, copy_id, exam_id, action, actor_id, timestamp, metadata
        from event order by position
        returning id, place, hash),
      messages as (
        select cast(event.copy_id as text) as key,
          event.event || jsonb_build_object('place', written.place, 'hash', encode(written.hash, 'hex'))
            as data,
          event.position
        from event join written on written.id = event.event_id)
      """;

  private final Outbox outbox;

  JournalRows(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Writes events in their order, by one statement. */
  Uni<Void> write(List<GradingEvent> events) {
    return outbox.appendWritten(
        EventType.GRADING_EVENT,
        WRITE,
        Map.of(
            "events", JsonRows.text(events.stream().map(JournalRows::toTheMicrosecond).toList())));
  }

  /** The database keeps microseconds: what is published must be what is kept. */
  private static GradingEvent toTheMicrosecond(GradingEvent event) {
    return new GradingEvent(
        event.eventId(),
        event.copyId(),
        event.examId(),
        event.action(),
        event.actorId(),
        event.timestamp().truncatedTo(ChronoUnit.MICROS),
        event.metadata(),
        event.copy());
  }
}
