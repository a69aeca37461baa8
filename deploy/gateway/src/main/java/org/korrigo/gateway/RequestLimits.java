package org.korrigo.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Which address can be read, how long one and how large headers may be; a problem document says so.
 * The HTTP decoder has limits of its own, which are wider: it refuses what is beyond them without a
 * word.
 */
final class RequestLimits implements Handler<RoutingContext> {
  /** In characters; the services' decoders take a first line of 4,096 with method and version. */
  private static final int ADDRESS = 4_000;

  /** In characters, names and values of all; a session's cookies are the largest that is usual. */
  private static final int HEADERS = 32_000;

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.uri().length() > ADDRESS) {
      Problem.addressTooLong(ADDRESS).answer(request);
    } else if (sizeOfHeaders(request) > HEADERS) {
      Problem.headersTooLarge(HEADERS).answer(request);
    } else if (!isRead(request.uri())) {
      Problem.unreadableAddress().answer(request);
    } else {
      context.next();
    }
  }

  private static boolean isRead(String address) {
    try {
      return new URI(address).getRawPath() != null;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }

  private static long sizeOfHeaders(HttpServerRequest request) {
    return request.headers().entries().stream()
        .mapToLong(header -> header.getKey().length() + header.getValue().length())
        .sum();
  }
}
