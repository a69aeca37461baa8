package org.korrigo.contracts.event;

/**
 * Something that happened to one aggregate and that other services may want to know. Every event is
 * a record whose JSON form is published as a schema under {@code schemas/}; {@link EventType} lists
 * them all.
 */
public interface DomainEvent {

  /** The aggregate's id: the Kafka key, so that the events of one aggregate stay in order. */
  String key();
}
