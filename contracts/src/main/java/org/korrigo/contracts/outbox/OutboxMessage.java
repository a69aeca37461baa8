package org.korrigo.contracts.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A message on its way to the broker.
 *
 * @param id CloudEvents id
 * @param topic the topic's name
 * @param key the Kafka key
 * @param type CloudEvents type
 * @param time when the event happened
 * @param headers further Kafka headers as a JSON object of strings, or null
 * @param data the value
 */
public record OutboxMessage(
    UUID id, String topic, String key, String type, Instant time, String headers, byte[] data) {}
