package org.korrigo.gateway;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** The whole is ready when everything behind the gateway is. */
@Readiness
@ApplicationScoped
class UpstreamReadiness implements AsyncHealthCheck {
  private final UpstreamHealth health;

  UpstreamReadiness(UpstreamHealth health) {
    this.health = health;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .completionStage(() -> health.ask().toCompletionStage())
        .map(
            answers -> {
              HealthCheckResponseBuilder response =
                  HealthCheckResponse.named("upstreams")
                      .status(answers.values().stream().allMatch(ready -> ready));
              answers.forEach((name, ready) -> response.withData(name, ready ? "UP" : "DOWN"));
              return response.build();
            });
  }
}
