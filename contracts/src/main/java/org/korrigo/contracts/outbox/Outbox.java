package org.korrigo.contracts.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
  private static final String APPEND_ALL =
      """
      insert into outbox (event_id, topic, key, type, occurred_at, headers, data)
      select m.id, m.topic, m.key, m.type, m.time, '{}', decode(m.data, 'base64')
      from rows from (json_to_recordset(cast(cast(:messages as text) as json)) as
        (id uuid, topic text, key text, type text, time timestamptz, data text))
        with ordinality as m (id, topic, key, type, time, data, position)
      order by m.position
      """;

  private static final String APPEND_WRITTEN =
      """
      insert into outbox (event_id, topic, key, type, occurred_at, headers, data)
      select gen_random_uuid(), :topic, m.key, :type, clock_timestamp(), '{}',
        convert_to(cast(m.data as text), 'UTF8')
      from messages m order by m.position
      """;

  private final ObjectMapper json;
  private final String service;

  Outbox(ObjectMapper json, @ConfigProperty(name = "korrigo.service") String service) {
    this.json = json;
    this.service = service;
  }

  /**
   * Appends an event that happened now.
   *
   * @throws IllegalStateException outside of a transaction, or for an event of a topic that another
   *     service writes
   */
  public Uni<Void> append(DomainEvent event) {
    return append(messageOf(event));
  }

  /**
   * Appends events that happened now, by one statement however many there are. The caller's
   * transaction has created, changed or locked the rows that the events tell of: the row locks put
   * the commits of a key in order here.
   *
   * @throws IllegalStateException outside of a transaction, or for an event of a topic that another
   *     service writes
   */
  public Uni<Void> appendAll(List<? extends DomainEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String messages =
        new String(write(events.stream().map(this::messageOf).toList()), StandardCharsets.UTF_8);
    return transactionalSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(APPEND_ALL)
                    .setParameter("messages", messages)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /**
   * Appends events that happened now while the same statement writes the rows that complete them,
   * such as with a number that the database gives.
   *
   * @param with the {@code with} list of the statement, whose table {@code messages} has {@code
   *     key} (text), {@code data} (jsonb) and {@code position} (their order) of each event; the
   *     rows that it writes put the commits of a key in order
   * @param parameters of that list
   * @throws IllegalStateException outside of a transaction, or for a type of a topic that another
   *     service writes
   */
  public Uni<Void> appendWritten(EventType type, String with, Map<String, ?> parameters) {
    requireOwn(type);
    return transactionalSession()
        .flatMap(
            session -> {
              var statement =
                  session
                      .createNativeQuery(with + APPEND_WRITTEN)
                      .setParameter("topic", type.topic().topicName())
                      .setParameter("type", type.type());
              parameters.forEach(statement::setParameter);
              return statement.executeUpdate();
            })
        .replaceWithVoid();
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

  private OutboxMessage messageOf(DomainEvent event) {
    EventType type = EventType.of(event);
    requireOwn(type);
    return new OutboxMessage(
        UUID.randomUUID(),
        type.topic().topicName(),
        event.key(),
        type.type(),
        Instant.now(),
        null,
        write(event));
  }

  private void requireOwn(EventType type) {
    if (!type.topic().producer().equals(service)) {
      throw new IllegalStateException(service + " does not write to " + type.topic().topicName());
    }
  }

  private byte[] write(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event that is not JSON: " + value.getClass(), e);
    }
  }
}
