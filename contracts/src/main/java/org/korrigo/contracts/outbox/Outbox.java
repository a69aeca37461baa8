package org.korrigo.contracts.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.event.EventType;

/**
 * Where a use case leaves an event, in the same transaction as the change that caused it (design
 * §4). {@link OutboxRelay} sends it after the commit.
 *
 * <p>Two transactions that append for one key wait for each other, so that sequence numbers of a
 * key are in the order of the commits.
 */
@ApplicationScoped
public class Outbox {
  private static final String APPEND =
      """
      insert into outbox (event_id, topic, key, type, occurred_at, headers, data)
      select :id, :topic, :key, :type, :time, :headers, :data
      from (select pg_advisory_xact_lock(hashtextextended(:key, 0)) offset 0) as one_at_a_time_per_key
      """;

  private final ObjectMapper json;

  Outbox(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Appends an event that happened now.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public Uni<Void> append(DomainEvent event) {
    EventType type = EventType.of(event);
    return append(
        new OutboxMessage(
            UUID.randomUUID(),
            type.topic().topicName(),
            event.key(),
            type.type(),
            Instant.now(),
            null,
            write(event)));
  }

  /** Appends a message as it stands, such as a dead letter. */
  public Uni<Void> append(OutboxMessage message) {
    return transactionalSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(APPEND)
                    .setParameter("id", message.id())
                    .setParameter("topic", message.topic())
                    .setParameter("key", message.key())
                    .setParameter("type", message.type())
                    .setParameter("time", message.time().atOffset(java.time.ZoneOffset.UTC))
                    .setParameter("headers", message.headers() == null ? "{}" : message.headers())
                    .setParameter("data", message.data())
                    .executeUpdate())
        .replaceWithVoid();
  }

  private static Uni<Mutiny.Session> transactionalSession() {
    return Panache.getSession()
        .invoke(
            session -> {
              if (session.currentTransaction() == null) {
                throw new IllegalStateException(
                    "An event is appended only in the transaction of its change.");
              }
            });
  }

  private byte[] write(DomainEvent event) {
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event that is not JSON: " + event.getClass(), e);
    }
  }
}
