package org.korrigo.gateway;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Where requests go and how long is waited for an answer. */
@ConfigMapping(prefix = "korrigo.gateway")
public interface GatewayConfiguration {
  /** The addresses behind the gateway: scheme, host and port. */
  Upstreams upstreams();

  /** How long a connection may take. */
  Duration connectTimeout();

  /** How long the first byte of an answer may take after the whole request was sent. */
  Duration responseTimeout();

  /** One address each. */
  interface Upstreams {
    URI exams();

    URI identification();

    URI students();

    URI grading();

    URI keycloak();

    /** The services by the name they have in a path. */
    default Map<String, URI> services() {
      return Map.of(
          "exams", exams(),
          "identification", identification(),
          "students", students(),
          "grading", grading());
    }
  }
}
