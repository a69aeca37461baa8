package org.korrigo.standalone.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One account at work through the gateway. A request that meets a service which is just being
 * restarted (502, 503, 504, a broken connection) is made again for a minute and a half; a repeated
 * POST carries the same {@code Idempotency-Key}.
 */
public final class Person {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; *rel=\"?next\"?");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI gateway;
  private final Tokens tokens;
  private final String account;
  private final Consumer<Answer> witness;

  /**
   * @param witness is shown every answer
   */
  public Person(
      HttpClient http, URI gateway, Tokens tokens, String account, Consumer<Answer> witness) {
    this.http = http;
    this.gateway = gateway;
    this.tokens = tokens;
    this.account = account;
    this.witness = witness;
  }

  /** The account's name. */
  public String account() {
    return account;
  }

  /** Who this is to the suite. */
  public String subject() {
    try {
      return tokens.subjectOf(account);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      throw Patience.interrupted();
    }
  }

  /** Reads. */
  public Answer get(String path) {
    return send("GET", path, Map.of(), BodyPublishers.noBody());
  }

  /** Reads a list to its end, page by page. */
  public List<JsonNode> list(String path) {
    List<JsonNode> rows = new ArrayList<>();
    URI page = gateway.resolve(path);
    while (page != null) {
      Answer answer = get(page.toString()).expect(200);
      answer.json().forEach(rows::add);
      Matcher next = NEXT.matcher(String.join(",", answer.headers().allValues("Link")));
      page = next.find() ? follow(page, next.group(1)) : null;
    }
    return rows;
  }

  /** {@link URI#resolve} would lose the path's last step before a bare query. */
  private static URI follow(URI page, String next) {
    return page.resolve(next.startsWith("?") ? page.getRawPath() + next : next);
  }

  /** Creates or acts. */
  public Answer post(String path, Object body, Map<String, String> headers) {
    return send("POST", path, headers, json(body));
  }

  /** Creates or acts, with no headers of its own. */
  public Answer post(String path, Object body) {
    return post(path, body, Map.of());
  }

  /** Replaces. */
  public Answer put(String path, Object body, Map<String, String> headers) {
    return send("PUT", path, headers, json(body));
  }

  /** Removes. */
  public Answer delete(String path, Map<String, String> headers) {
    return send("DELETE", path, headers, BodyPublishers.noBody());
  }

  /** Sends a file as the multipart part {@code file}, and the other fields. */
  public Answer upload(String path, Path file, String contentType, Map<String, String> fields) {
    MultipartForm form = new MultipartForm(file, contentType, fields);
    try {
      return send("POST", path, Map.of("Content-Type", form.contentType()), form.body());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Listens to server-sent events until the stream ends; a stream that breaks just ends. The caller
   * reads the state afterwards.
   */
  public void follow(String path, Consumer<JsonNode> listener) {
    try {
      HttpRequest request = request(path).header("Accept", "text/event-stream").GET().build();
      HttpResponse<InputStream> stream = http.send(request, BodyHandlers.ofInputStream());
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (stream.statusCode() == 200 && line.startsWith("data:")) {
            listener.accept(JSON.readTree(line.substring("data:".length())));
          }
        }
      }
    } catch (IOException broken) {
      Patience.pause();
    } catch (InterruptedException interrupted) {
      throw Patience.interrupted();
    }
  }

  private Answer send(String method, String path, Map<String, String> headers, BodyPublisher body) {
    UUID key = UUID.randomUUID();
    Patience patience = new Patience(PATIENCE);
    while (true) {
      try {
        HttpRequest.Builder request = request(path);
        if (method.equals("POST")) {
          request.setHeader("Idempotency-Key", key.toString());
        }
        headers.forEach(request::setHeader);
        Answer answer = answer(request.method(method, body).build());
        if (answer.status() < 502 || answer.status() > 504 || patience.isOver()) {
          witness.accept(answer);
          return answer;
        }
      } catch (IOException broken) {
        if (patience.isOver()) {
          throw new UncheckedIOException(method + " " + path + " cannot be sent", broken);
        }
      } catch (InterruptedException interrupted) {
        throw Patience.interrupted();
      }
      Patience.pause();
    }
  }

  private Answer answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    return new Answer(
        account,
        request.method(),
        request.uri(),
        response.statusCode(),
        response.headers(),
        response.body());
  }

  private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(Duration.ofMinutes(5))
        .setHeader("Authorization", "Bearer " + tokens.of(account))
        .setHeader("Content-Type", "application/json");
  }

  private static BodyPublisher json(Object body) {
    try {
      return body == null
          ? BodyPublishers.noBody()
          : BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
