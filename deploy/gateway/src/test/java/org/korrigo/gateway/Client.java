package org.korrigo.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A program on the other side of the gateway. */
final class Client {
  private final HttpClient http =
      HttpClient.newBuilder().sslContext(TestCertificate.trusted()).build();
  private final URI gateway;

  /**
   * @param gateway the origin
   */
  Client(URI gateway) {
    this.gateway = gateway;
  }

  HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  HttpResponse<String> post(String path, String... headers) {
    return send("POST", path, BodyPublishers.ofString("{}"), headers);
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    try {
      return http.send(request(method, path, body, headers), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  CompletableFuture<HttpResponse<String>> sendLater(
      String method, String path, BodyPublisher body, String... headers) {
    return http.sendAsync(request(method, path, body, headers), BodyHandlers.ofString());
  }

  HttpResponse<InputStream> stream(String path, String... headers) {
    try {
      return http.send(
          request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofInputStream());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** A request as it stands on the wire, with headers that no client library would send. */
  String raw(String... lines) {
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(Duration.ofSeconds(110))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }
}
