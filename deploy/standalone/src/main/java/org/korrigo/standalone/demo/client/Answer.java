package org.korrigo.standalone.demo.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the gateway answered.
 *
 * @param account who asked
 * @param method GET, POST, …
 * @param uri what was asked for
 * @param status the HTTP status
 * @param headers as they came
 * @param body all of it
 */
public record Answer(
    String account, String method, URI uri, int status, HttpHeaders headers, byte[] body) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /**
   * This answer, if its status is one of these.
   *
   * @throws RefusedException with the problem's own words otherwise
   */
  public Answer expect(int... statuses) {
    if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
      throw new RefusedException(this);
    }
    return this;
  }

  /** The body as JSON; a missing node when it is none. */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      return JSON.missingNode();
    }
  }

  /** The body as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** A header's value, or the empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The slug of the problem's type, e.g. {@code copy-locked}; empty when it is no problem. */
  public String problem() {
    String type = json().path("type").asText("");
    return type.substring(type.lastIndexOf('/') + 1);
  }
}
