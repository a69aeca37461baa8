package org.korrigo.identification.header;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** While the file store gives no headers copies wait, and the administrator is told why. */
@Readiness
@ApplicationScoped
class HeaderFilesReadiness implements HealthCheck {
  private final HeaderFiles files;

  HeaderFilesReadiness(HeaderFiles files) {
    this.files = files;
  }

  @Override
  public HealthCheckResponse call() {
    return files
        .fault()
        .map(fault -> HealthCheckResponse.named("header-files").down().withData("reason", fault))
        .orElseGet(() -> HealthCheckResponse.named("header-files").up())
        .build();
  }
}
