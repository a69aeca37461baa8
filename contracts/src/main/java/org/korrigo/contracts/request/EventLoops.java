package org.korrigo.contracts.request;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * As many event loops as half of the cores, one at least, unless {@code
 * quarkus.vertx.event-loops-pool-size} says otherwise. A connection to the database belongs to one
 * loop: a request on another has each of its answers handed over, which wakes a thread (decision
 * 77).
 */
@ApplicationScoped
class EventLoops implements VertxOptionsCustomizer {
  private final OptionalInt configured;

  EventLoops(@ConfigProperty(name = "quarkus.vertx.event-loops-pool-size") OptionalInt configured) {
    this.configured = configured;
  }

  /** Sets their number. */
  @Override
  public void accept(VertxOptions options) {
    if (configured.isEmpty()) {
      options.setEventLoopPoolSize(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }
  }
}
