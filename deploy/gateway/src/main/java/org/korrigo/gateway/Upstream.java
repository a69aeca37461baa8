package org.korrigo.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The way to one service. Bodies stream in both directions and are never held; a service that
 * cannot be reached, or does not begin to answer in time, becomes a problem document.
 */
final class Upstream implements ProxyInterceptor {
  private static final Logger LOG = Logger.getLogger(Upstream.class);

  private final String name;
  private final URI address;
  private final Vertx vertx;
  private final Duration responseTimeout;
  private final RequestHeaders requestHeaders;
  private final HttpProxy proxy;

  Upstream(
      String name,
      URI address,
      Vertx vertx,
      HttpClient client,
      Duration responseTimeout,
      RequestHeaders requestHeaders) {
    this.name = name;
    this.address = address;
    this.vertx = vertx;
    this.responseTimeout = responseTimeout;
    this.requestHeaders = requestHeaders;
    this.proxy =
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
            .origin(context -> open(context, client))
            .addInterceptor(this);
  }

  /** Sends the request on its way. */
  void handle(HttpServerRequest request) {
    proxy.handle(request);
  }

  private Future<HttpClientRequest> open(ProxyContext context, HttpClient client) {
    RequestOptions options =
        new RequestOptions()
            .setHost(address.getHost())
            .setPort(address.getPort())
            .setSsl("https".equals(address.getScheme()));
    return client
        .request(options)
        .onSuccess(request -> limit(request, context.request().proxiedRequest()));
  }

  /**
   * The clock starts when the whole request was taken from the sender, however long that took. All
   * but a socket's buffer of it is then with the service, since a sender is held back until the
   * service takes more.
   */
  private void limit(HttpClientRequest request, HttpServerRequest from) {
    from.end()
        .onSuccess(
            taken -> {
              long timer =
                  vertx.setTimer(
                      responseTimeout.toMillis(),
                      late -> request.reset(8, new TimeoutException("no answer from " + name)));
              request.response().onComplete(answered -> vertx.cancelTimer(timer));
            });
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    HttpServerRequest from = context.request().proxiedRequest();
    requestHeaders.clean(context.request().headers(), from);
    announceBody(from);
    return context
        .sendRequest()
        .recover(
            fault -> {
              refuse(from, fault);
              // The answer is given; there is none left for the proxy to send.
              return Promise.<ProxyResponse>promise().future();
            });
  }

  /**
   * HTTP/2 sends a body of unknown length without saying so in a header, and the proxy, which asks
   * the header, would then send it on without framing.
   */
  private static void announceBody(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2
        && !SameOrigin.reads(request)
        && !request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
      request.headers().set(HttpHeaders.TRANSFER_ENCODING, "chunked");
    }
  }

  private void refuse(HttpServerRequest request, Throwable fault) {
    LOG.warnf("%s does not answer: %s", name, fault);
    boolean late = fault.getCause() instanceof TimeoutException;
    (late ? Problem.late(name) : Problem.unreachable(name)).answer(request);
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    MultiMap headers = context.response().headers();
    HopByHop.remove(headers);
    headers.remove("Server").remove("X-Powered-By");
    return context.sendResponse();
  }
}
