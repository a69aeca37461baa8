package org.korrigo.contracts.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.outbox.OutboxMessage;

/**
 * Events that this service could not apply, on its topic {@code <service>.dead-letters.v1}: the
 * original value and headers (prefixed {@code dl_}), where it came from and why.
 */
@ApplicationScoped
class DeadLetters {
  static final String TYPE = "org.korrigo.dead-letter.v1";
  private static final String ORIGINAL = "dl_header_";
  private static final String TOPIC = "dl_topic";
  private static final String REASON = "dl_reason";
  private static final int LONGEST_REASON = 500;

  /** As the outbox's column has it. */
  private static final int LONGEST_KEY = 100;

  private final Outbox outbox;
  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final String service;

  DeadLetters(
      Outbox outbox,
      ObjectMapper json,
      MeterRegistry metrics,
      @ConfigProperty(name = "korrigo.service") String service) {
    this.outbox = outbox;
    this.json = json;
    this.metrics = metrics;
    this.service = service;
  }

  /** The topic's name. */
  String topic() {
    return service + ".dead-letters.v1";
  }

  Uni<Void> keep(ConsumerRecord<String, byte[]> record, Throwable reason) {
    OutboxMessage letter =
        new OutboxMessage(
            UUID.randomUUID(),
            topic(),
            storable(record.key()),
            TYPE,
            Instant.now(),
            headers(record, reason),
            record.value() == null ? new byte[0] : record.value());
    return Panache.withTransaction(() -> outbox.append(letter))
        .invoke(
            () ->
                metrics.counter("korrigo.inbox.dead_letters", "topic", record.topic()).increment());
  }

  /** The record as it first arrived, from a dead letter. */
  ConsumerRecord<String, byte[]> original(ConsumerRecord<String, byte[]> letter) {
    RecordHeaders headers = new RecordHeaders();
    for (Header header : letter.headers()) {
      if (header.key().startsWith(ORIGINAL)) {
        headers.add(header.key().substring(ORIGINAL.length()), header.value());
      }
    }
    String topic = new String(letter.headers().lastHeader(TOPIC).value(), StandardCharsets.UTF_8);
    ConsumerRecord<String, byte[]> original =
        new ConsumerRecord<>(
            topic, letter.partition(), letter.offset(), letter.key(), letter.value());
    headers.forEach(original.headers()::add);
    return original;
  }

  private String headers(ConsumerRecord<String, byte[]> record, Throwable reason) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(TOPIC, record.topic());
    headers.put(REASON, reasonOf(reason));
    record
        .headers()
        .forEach(
            header ->
                headers.put(
                    ORIGINAL + header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    try {
      return json.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key that no producer of ours has chosen must not keep the letter from being put away. */
  private static String storable(String key) {
    String text = key == null ? "" : key.replace('\0', '\uFFFD');
    return text.substring(0, Math.min(text.length(), LONGEST_KEY));
  }

  private static String reasonOf(Throwable reason) {
    String text = reason.getClass().getSimpleName() + ": " + reason.getMessage();
    return text.substring(0, Math.min(text.length(), LONGEST_REASON));
  }
}
