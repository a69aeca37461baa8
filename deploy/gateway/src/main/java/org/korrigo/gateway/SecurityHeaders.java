package org.korrigo.gateway;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * What every answer tells the browser, set when its headers are written so that no upstream can
 * weaken it.
 */
final class SecurityHeaders implements Handler<RoutingContext> {
  private static final String PAGE_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";
  private static final String API_POLICY = "default-src 'none'; frame-ancestors 'self'";

  @Override
  public void handle(RoutingContext context) {
    context.addHeadersEndHandler(written -> apply(context));
    context.next();
  }

  private static void apply(RoutingContext context) {
    MultiMap headers = context.response().headers();
    String path = context.request().path();
    headers.set("X-Content-Type-Options", "nosniff");
    if ("https".equals(context.request().scheme())) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    if (path.startsWith("/auth/")) {
      return; // Keycloak writes a policy of its own that suits its pages.
    }
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    boolean api = path.startsWith("/api/");
    headers.set("Content-Security-Policy", api ? API_POLICY : PAGE_POLICY);
    headers.set("X-Frame-Options", api ? "SAMEORIGIN" : "DENY");
    if (!api) {
      headers.set("Cache-Control", "no-cache"); // Pages are asked for again, and answered by 304.
    } else if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
  }
}
