package org.korrigo.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * HTTP servers on free ports that stand behind the gateway: they tell what reached them, stream,
 * stall, stay silent or break off, depending on the last part of the path. Nothing listens where
 * students-service should be.
 */
public class RealUpstreams implements QuarkusTestResourceLifecycleManager {
  /** How long the gateway waits here: long enough for a busy machine to answer in. */
  static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);

  /** Small, so that what the system holds for a server that does not read is little. */
  private static final int RECEIVE_BUFFER = 64 << 10;

  private final Vertx vertx = Vertx.vertx();
  private final TestCertificate certificate = new TestCertificate();
  private final Map<String, HttpServerResponse> openStreams = new HashMap<>();
  private final Map<String, HttpServerRequest> heldUploads = new HashMap<>();
  private final AtomicInteger closedStreams = new AtomicInteger();

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>();
    for (String name : List.of("exams", "identification", "grading", "keycloak")) {
      HttpServer server =
          vertx
              .createHttpServer(new HttpServerOptions().setReceiveBufferSize(RECEIVE_BUFFER))
              .requestHandler(request -> answer(name, request));
      int port =
          server
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .join()
              .actualPort();
      settings.put("korrigo.gateway.upstreams." + name, "http://127.0.0.1:" + port);
    }
    settings.put("korrigo.gateway.upstreams.students", "http://127.0.0.1:" + unusedPort());
    settings.put("korrigo.gateway.response-timeout", RESPONSE_TIMEOUT.toSeconds() + "s");
    settings.putAll(certificate.settings());
    return settings;
  }

  @Override
  public void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    certificate.remove();
  }

  private void answer(String name, HttpServerRequest request) {
    String path = request.path();
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "held-upload" -> hold(request);
      case "released-upload" -> release(request);
      case "events" -> openStream(request);
      case "second-event" -> continueStream(request);
      case "closed-streams" -> request.response().end(Integer.toString(closedStreams.get()));
      case "silent" -> request.response().exceptionHandler(gone -> {});
      case "broken" -> breakOff(request);
      case "missing" -> refuse(request);
      case "image" -> sendPart(request);
      case "ready", "korrigo" -> request.response().end("{}");
      default -> describe(name, request);
    }
  }

  private static void describe(String name, HttpServerRequest request) {
    JsonObject headers = new JsonObject();
    for (String header : request.headers().names()) {
      headers.put(header.toLowerCase(), new JsonArray(request.headers().getAll(header)));
    }
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .putHeader("Keep-Alive", "timeout=5")
        .putHeader("Connection", "keep-alive, X-Hop")
        .putHeader("X-Hop", "one connection only")
        .putHeader("Server", "upstream")
        .putHeader("ETag", "\"7\"")
        .end(
            new JsonObject()
                .put("upstream", name)
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("headers", headers)
                .toBuffer());
  }

  /** Reads nothing until told: whoever sends must wait, or hold it all. */
  private void hold(HttpServerRequest request) {
    AtomicLong bytes = new AtomicLong();
    request.handler(part -> bytes.addAndGet(part.length()));
    request.endHandler(end -> request.response().end(Long.toString(bytes.get())));
    request.pause();
    synchronized (heldUploads) {
      heldUploads.put(request.getParam("name"), request);
    }
  }

  private void release(HttpServerRequest request) {
    synchronized (heldUploads) {
      heldUploads.remove(request.getParam("name")).resume();
    }
    request.response().end();
  }

  private void openStream(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.putHeader("Content-Type", "text/event-stream").setChunked(true);
    response.closeHandler(closed -> closedStreams.incrementAndGet());
    response.write("data: first\n\n");
    synchronized (openStreams) {
      openStreams.put(request.getParam("name"), response);
    }
  }

  private void continueStream(HttpServerRequest request) {
    synchronized (openStreams) {
      openStreams.remove(request.getParam("name")).end("data: second\n\n");
    }
    request.response().end();
  }

  private static void breakOff(HttpServerRequest request) {
    request.response().putHeader("Content-Length", "1000");
    request.response().write("only this").onComplete(w -> request.connection().close());
  }

  private static void refuse(HttpServerRequest request) {
    request
        .response()
        .setStatusCode(404)
        .putHeader("Content-Type", "application/problem+json")
        .end("{\"type\":\"/problems/not-found\",\"status\":404}");
  }

  private static void sendPart(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.putHeader("Cache-Control", "private, max-age=60").putHeader("ETag", "\"image\"");
    if ("\"image\"".equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else if ("bytes=2-4".equals(request.getHeader("Range"))) {
      response.setStatusCode(206).putHeader("Content-Range", "bytes 2-4/10").end("234");
    } else {
      response.end("0123456789");
    }
  }

  private static int unusedPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
