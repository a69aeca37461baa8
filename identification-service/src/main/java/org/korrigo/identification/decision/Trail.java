package org.korrigo.identification.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.identification.header.RereadingHeaders;

/**
 * Where every use case leaves what it changed, in the transaction of the change itself: a line that
 * nothing changes any more, and the event for the others. Two statements, however many changes.
 */
@ApplicationScoped
class Trail {
  private static final ObjectMapper JSON = JsonConventions.newMapper();
  private static final String APPEND =
      """
      insert into decision_trail (id, copy_id, exam_id, action, actor_id, decided_at, before, after, evidence, undoes)
      select c.id, c.copy_id, c.exam_id, c.action, c.actor_id, c.at, c.before, c.after, c.evidence, c.undoes
      from rows from (json_to_recordset(cast(cast(:changes as text) as json)) as
        (id uuid, copy_id uuid, exam_id uuid, action text, actor_id text, at timestamptz,
         before jsonb, after jsonb, evidence jsonb, undoes bigint))
        with ordinality as c (id, copy_id, exam_id, action, actor_id, at, before, after, evidence, undoes, position)
      order by c.position
      """;

  private final Outbox outbox;
  private final RereadingHeaders headers;

  Trail(Outbox outbox, RereadingHeaders headers) {
    this.outbox = outbox;
    this.headers = headers;
  }

  /**
   * Writes down what was changed of a copy and tells the others; the caller has the exam's turn. If
   * no person's word stands any more and the sheets have changed since, they are read now.
   */
  Uni<Void> write(OcrResult copy, Change change) {
    if (!copy.needsReading()) {
      return write(List.of(change));
    }
    copy.readAgain();
    return write(List.of(change.leading(copy.standing())))
        .flatMap(written -> headers.read(copy.copyId));
  }

  /** Writes down what was changed and tells the others; the caller has the exam's turn. */
  Uni<Void> write(List<Change> changes) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Panache.getSession()
        .call(Mutiny.Session::flush)
        .flatMap(
            session ->
                session
                    .createNativeQuery(APPEND)
                    .setParameter("changes", json(changes))
                    .executeUpdate())
        .flatMap(
            written ->
                outbox.appendAll(
                    changes.stream().filter(Change::isTold).map(Change::event).toList()));
  }

  private static String json(List<Change> changes) {
    try {
      return JSON.writeValueAsString(changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A change that is not JSON", e);
    }
  }
}
