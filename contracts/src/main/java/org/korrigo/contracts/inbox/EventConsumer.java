package org.korrigo.contracts.inbox;

/** A bean that consumes a topic; {@link DeadLetterReplay} finds it by this interface. */
public interface EventConsumer {

  /** The name of the topic. */
  String topic();

  /** What it does with the topic's events. */
  EventHandlers handlers();
}
