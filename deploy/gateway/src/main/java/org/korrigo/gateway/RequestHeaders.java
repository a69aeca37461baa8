package org.korrigo.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which headers of a request reach the other side: never our session, never what a client says of
 * its own origin.
 */
enum RequestHeaders {
  /** A service knows tokens only: no cookie at all. */
  SERVICE {
    @Override
    void cookies(MultiMap headers) {
      headers.remove("Cookie");
    }
  },
  /** Keycloak has cookies of its own; ours stay here. */
  IDENTITY_PROVIDER {
    @Override
    void cookies(MultiMap headers) {
      String others =
          headers.getAll("Cookie").stream()
              .flatMap(line -> Arrays.stream(line.split(";", -1)))
              .map(String::strip)
              .filter(cookie -> !cookie.isEmpty() && !cookie.startsWith(SESSION_COOKIES))
              .collect(Collectors.joining("; "));
      headers.remove("Cookie");
      if (!others.isEmpty()) {
        headers.set("Cookie", others);
      }
    }
  };

  /** What quarkus-oidc calls its cookies: q_session, q_auth, q_session_chunk_1, … */
  private static final String SESSION_COOKIES = "q_";

  private static final List<String> IDENTITY =
      List.of("forwarded", "x-real-ip", "x-user", "x-subject", "x-remote-user", "remote-user");

  abstract void cookies(MultiMap headers);

  /** Takes away what must not pass and says where the request came from. */
  void clean(MultiMap headers, HttpServerRequest from) {
    List<String> untrusted =
        headers.names().stream()
            .filter(
                name -> {
                  String lower = name.toLowerCase(Locale.ROOT);
                  return lower.startsWith("x-forwarded-") || IDENTITY.contains(lower);
                })
            .toList();
    untrusted.forEach(headers::remove);
    HopByHop.remove(headers);
    headers.remove("Expect");
    cookies(headers);
    headers.set("X-Forwarded-For", from.remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", from.scheme());
    headers.set("X-Forwarded-Host", from.authority().toString());
  }
}
