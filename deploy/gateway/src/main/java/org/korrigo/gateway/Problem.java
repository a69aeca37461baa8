package org.korrigo.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * What the gateway itself refuses, as RFC 9457 has it; the services write their own.
 *
 * @param kind the type, with its status and title
 * @param detail this case in words
 */
record Problem(ProblemTable.Entry kind, String detail) {
  static final String MEDIA_TYPE = "application/problem+json";

  private Problem(String slug, String detail) {
    this(ProblemTable.required(slug), detail);
  }

  static Problem unauthenticated() {
    return new Problem("unauthenticated", "This needs a session or a bearer token.");
  }

  static Problem forbidden(String detail) {
    return new Problem("forbidden", detail);
  }

  static Problem notFound() {
    return new Problem("not-found", "There is nothing at this address.");
  }

  static Problem methodNotAllowed() {
    return new Problem("method-not-allowed", "What the gateway itself has can only be read.");
  }

  static Problem unreadableAddress() {
    return new Problem("invalid-request", "The address cannot be read as a URI.");
  }

  static Problem addressTooLong(int limit) {
    return new Problem("address-too-long", "An address may have %d characters.".formatted(limit));
  }

  static Problem headersTooLarge(int limit) {
    return new Problem(
        "headers-too-large", "The headers may have %d characters in all.".formatted(limit));
  }

  static Problem unreachable(String upstream) {
    return new Problem(
        "service-unreachable",
        "The %s service cannot be reached; it may be starting again.".formatted(upstream));
  }

  static Problem late(String upstream) {
    return new Problem(
        "service-late", "The %s service did not answer in time.".formatted(upstream));
  }

  Buffer body() {
    return new JsonObject()
        .put("type", kind.type())
        .put("title", kind.title())
        .put("status", kind.status())
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
    response.setStatusCode(kind.status()).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    if (kind.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    if (kind.status() == 405) {
      response.putHeader(HttpHeaders.ALLOW, "GET, HEAD");
    }
    response.end(body()).onFailure(gone -> response.reset());
  }
}
