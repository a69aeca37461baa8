package org.korrigo.contracts.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.korrigo.contracts.event.CloudEventHeaders;

/**
 * Sends one message as a CloudEvent in binary mode and completes when the broker has acknowledged
 * it.
 */
@ApplicationScoped
class OutboxSender {
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final MutinyEmitter<byte[]> emitter;
  private final ObjectMapper json;
  private final String source;

  OutboxSender(
      @Channel("outbox") MutinyEmitter<byte[]> emitter,
      ObjectMapper json,
      @ConfigProperty(name = "korrigo.service") String service) {
    this.emitter = emitter;
    this.json = json;
    this.source = "/services/" + service;
  }

  Uni<Void> send(OutboxMessage message, long sequence) {
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(message.topic())
            .withKey(message.key())
            .withHeaders(headers(message, sequence))
            .build();
    return emitter.sendMessage(Message.of(message.data()).addMetadata(metadata));
  }

  private RecordHeaders headers(OutboxMessage message, long sequence) {
    RecordHeaders headers = new RecordHeaders();
    add(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
    add(headers, CloudEventHeaders.ID, message.id().toString());
    add(headers, CloudEventHeaders.SOURCE, source);
    add(headers, CloudEventHeaders.TYPE, message.type());
    add(headers, CloudEventHeaders.TIME, message.time().toString());
    add(headers, CloudEventHeaders.SUBJECT, message.key());
    add(headers, CloudEventHeaders.SEQUENCE, Long.toString(sequence));
    add(headers, CloudEventHeaders.CONTENT_TYPE, "application/json");
    readHeaders(message).forEach((name, value) -> add(headers, name, value));
    return headers;
  }

  private Map<String, String> readHeaders(OutboxMessage message) {
    try {
      return json.readValue(message.headers(), HEADERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The outbox holds headers that are not JSON.", e);
    }
  }

  private static void add(RecordHeaders headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
