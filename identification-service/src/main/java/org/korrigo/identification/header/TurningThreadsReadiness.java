package org.korrigo.identification.header;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Headers are read and classes are solved only while the threads that do so turn. */
@Readiness
@ApplicationScoped
class TurningThreadsReadiness implements HealthCheck {
  private final TurningThreads threads;

  TurningThreadsReadiness(TurningThreads threads) {
    this.threads = threads;
  }

  @Override
  public HealthCheckResponse call() {
    return at(Clock.systemUTC());
  }

  HealthCheckResponse at(Clock clock) {
    Map<String, Instant> stuck = threads.stuck(clock);
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("background-threads").status(stuck.isEmpty());
    stuck.forEach((thread, turn) -> answer.withData(thread, "no turn since " + turn));
    return answer.build();
  }
}
