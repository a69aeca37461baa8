package org.korrigo.grading.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingEvent;

/** Writes rows of the journal, whose places and hashes the database gives (decision 28). */
@ApplicationScoped
class JournalRows {
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
      returning cast(id as text), place, encode(hash, 'hex')
      """;

  private final ObjectMapper json;

  JournalRows(ObjectMapper json) {
    this.json = json;
  }

  /** Writes events in their order, by one statement, and answers them as they stand now. */
  Uni<List<GradingEvent>> write(List<GradingEvent> events) {
    List<GradingEvent> exact = events.stream().map(JournalRows::toTheMicrosecond).toList();
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(WRITE, Object[].class)
                    .setParameter("events", text(exact))
                    .getResultList())
        .map(rows -> placed(exact, rows));
  }

  private static List<GradingEvent> placed(List<GradingEvent> events, List<Object[]> rows) {
    Map<UUID, Object[]> written = new HashMap<>();
    rows.forEach(row -> written.put(UUID.fromString((String) row[0]), row));
    return events.stream()
        .map(
            event -> {
              Object[] row = written.get(event.eventId());
              return event.at(((Number) row[1]).intValue(), (String) row[2]);
            })
        .toList();
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

  private String text(List<GradingEvent> events) {
    try {
      return json.writeValueAsString(events);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Events that are not JSON", e);
    }
  }
}
