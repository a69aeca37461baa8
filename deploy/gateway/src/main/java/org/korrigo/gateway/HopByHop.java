package org.korrigo.gateway;

import io.vertx.core.MultiMap;
import java.util.List;

/** Headers that concern one connection only (RFC 9110, 7.6.1) and so never pass a proxy. */
final class HopByHop {
  private static final List<String> NAMES =
      List.of(
          "Connection",
          "Keep-Alive",
          "Proxy-Connection",
          "Proxy-Authenticate",
          "Proxy-Authorization",
          "TE",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade");

  private HopByHop() {}

  /** Removes them, and those that the Connection header names. */
  static void remove(MultiMap headers) {
    for (String value : headers.getAll("Connection")) {
      for (String named : value.split(",", -1)) {
        if (!named.isBlank()) {
          headers.remove(named.strip());
        }
      }
    }
    NAMES.forEach(headers::remove);
  }
}
