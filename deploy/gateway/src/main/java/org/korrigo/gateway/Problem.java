package org.korrigo.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * What the gateway itself refuses, as RFC 9457 has it; the services write their own.
 *
 * @param status the HTTP status
 * @param slug the last part of the type
 * @param title the type in words
 * @param detail this case in words
 */
record Problem(int status, String slug, String title, String detail) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem unauthenticated() {
    return new Problem(
        401, "unauthenticated", "Not logged in", "This needs a session or a bearer token.");
  }

  static Problem forbidden(String detail) {
    return new Problem(403, "forbidden", "Not allowed", detail);
  }

  static Problem notFound() {
    return new Problem(404, "not-found", "Not found", "There is nothing at this address.");
  }

  static Problem unreachable(String upstream) {
    return new Problem(
        502,
        "service-unreachable",
        "A service does not answer",
        "The %s service cannot be reached; it may be starting again.".formatted(upstream));
  }

  static Problem late(String upstream) {
    return new Problem(
        504,
        "service-late",
        "A service answers too late",
        "The %s service did not answer in time.".formatted(upstream));
  }

  Buffer body() {
    return new JsonObject()
        .put("type", "/problems/" + slug)
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .toBuffer();
  }

  /** Answers the request with this problem; what is left of its body is read and forgotten. */
  void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (!request.isEnded()) {
      request.resume();
    }
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    if (status == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    response.end(body()).onFailure(gone -> response.reset());
  }
}
