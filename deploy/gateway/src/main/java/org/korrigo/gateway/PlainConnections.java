package org.korrigo.gateway;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * HTTP/2 is spoken over TLS only. An unencrypted connection that changes to it half-way (Upgrade:
 * h2c, as programs on the JDK's client do) sends the body of that first request without flow
 * control: whatever the service is too slow to take would be held here, however large.
 */
@ApplicationScoped
class PlainConnections implements HttpServerOptionsCustomizer {
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
