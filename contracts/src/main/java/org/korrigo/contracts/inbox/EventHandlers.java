package org.korrigo.contracts.inbox;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.event.EventType;
import org.korrigo.contracts.event.ReceivedEvent;

/**
 * What a consumer does with each event of a topic; events of the catalogue that it does not name
 * are none of its business.
 */
public final class EventHandlers {
  private final Map<String, Handler<?>> byType = new HashMap<>();

  record Handler<T>(Class<T> record, Function<ReceivedEvent<T>, Uni<Void>> effect) {}

  /**
   * The effect of an event, run inside a transaction that also notes the event's id: whatever it
   * writes, it writes once.
   */
  public <T extends DomainEvent> EventHandlers on(
      Class<T> record, Function<ReceivedEvent<T>, Uni<Void>> effect) {
    return on(EventType.of(record).type(), record, effect);
  }

  <T> EventHandlers on(String type, Class<T> record, Function<ReceivedEvent<T>, Uni<Void>> effect) {
    byType.put(type, new Handler<>(record, effect));
    return this;
  }

  Optional<Handler<?>> handlerOf(String type) {
    return Optional.ofNullable(byType.get(type));
  }
}
