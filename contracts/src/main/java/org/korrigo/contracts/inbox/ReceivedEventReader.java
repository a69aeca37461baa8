package org.korrigo.contracts.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.korrigo.contracts.event.CloudEventHeaders;
import org.korrigo.contracts.event.ReceivedEvent;

/** Reads a CloudEvent in binary mode from a Kafka record. */
@ApplicationScoped
class ReceivedEventReader {
  private final ObjectMapper json;

  ReceivedEventReader(ObjectMapper json) {
    this.json = json;
  }

  UUID idOf(ConsumerRecord<String, byte[]> record) {
    try {
      return UUID.fromString(header(record, CloudEventHeaders.ID));
    } catch (IllegalArgumentException e) {
      throw new UnprocessableEventException(
          "The header " + CloudEventHeaders.ID + " is not a UUID", e);
    }
  }

  String typeOf(ConsumerRecord<String, byte[]> record) {
    return header(record, CloudEventHeaders.TYPE);
  }

  <T> ReceivedEvent<T> read(ConsumerRecord<String, byte[]> record, Class<T> type) {
    try {
      T data = json.readValue(record.value() == null ? new byte[0] : record.value(), type);
      return new ReceivedEvent<>(
          idOf(record),
          typeOf(record),
          record.key(),
          Instant.parse(header(record, CloudEventHeaders.TIME)),
          Long.parseLong(header(record, CloudEventHeaders.SEQUENCE)),
          data);
    } catch (IOException | DateTimeParseException | NumberFormatException e) {
      throw new UnprocessableEventException(
          "The event cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    if (header == null) {
      throw new UnprocessableEventException("The header " + name + " is missing");
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
