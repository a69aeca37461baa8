package org.korrigo.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as a consumer gets it: the CloudEvents attributes and the data.
 *
 * @param id the event's own id; the same in every delivery of it
 * @param type CloudEvents type, see {@link EventType#type()}
 * @param key the aggregate's id
 * @param time when it happened, by the producer's clock
 * @param sequence grows from event to event of one key, and of one producer: a projection applies
 *     an event only if this is newer than what it has seen for the key
 * @param data what happened
 */
public record ReceivedEvent<T>(
    UUID id, String type, String key, Instant time, long sequence, T data) {}
