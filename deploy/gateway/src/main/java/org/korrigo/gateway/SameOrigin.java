package org.korrigo.gateway;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Whether a request that rides on a cookie was made by our own pages. A browser says so by itself
 * (Sec-Fetch-Site, or Origin in older ones); a write that says nothing is refused. Programs use
 * bearer tokens and are not asked.
 */
final class SameOrigin {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private SameOrigin() {}

  /** Whether the request only reads. */
  static boolean reads(HttpServerRequest request) {
    return READING.contains(request.method());
  }

  static boolean allows(HttpServerRequest request) {
    if (reads(request)) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    return origin != null && origin.equals(request.scheme() + "://" + request.authority());
  }
}
