package org.korrigo.identification.header;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Without Tesseract no header can be read: copies wait, and the administrator is told why. It is
 * down until a worker has opened Tesseract.
 */
@Readiness
@ApplicationScoped
class TesseractReadiness implements HealthCheck {
  private final Tesseract tesseract;

  TesseractReadiness(Tesseract tesseract) {
    this.tesseract = tesseract;
  }

  @Override
  public HealthCheckResponse call() {
    return tesseract
        .fault()
        .map(fault -> HealthCheckResponse.named("tesseract").down().withData("reason", fault))
        .orElseGet(() -> HealthCheckResponse.named("tesseract").up())
        .build();
  }
}
