package org.korrigo.grading;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.korrigo.testing.PackagedService;
import org.korrigo.testing.Tokens;

/** A process of the packaged service that sweeps expired locks every second. */
public record Replica(PackagedService service) {
  /** Starts one more; its log goes to {@code target}. */
  public static Replica start(Map<String, String> settings) throws IOException {
    return start(settings, Map.of());
  }

  /** Starts one more with settings of its own, which the process has as system properties. */
  public static Replica start(Map<String, String> settings, Map<String, String> more)
      throws IOException {
    Map<String, String> all = new HashMap<>(more);
    all.put("korrigo.lock.sweep", "1s");
    return new Replica(PackagedService.start(settings, all));
  }

  /** Waits until it serves. */
  public Replica awaitReady() {
    service.awaitReady();
    return this;
  }

  /** A request of a teacher. */
  public RequestSpecification as(String teacher) {
    return request(Tokens.teacher(teacher));
  }

  /** A request of the secretariat. */
  public RequestSpecification asAdmin() {
    return request(Tokens.admin());
  }

  private RequestSpecification request(String token) {
    return service.as(token).basePath("/api/grading").contentType(ContentType.JSON);
  }

  /** Ends it at once, as a power cut does. */
  public void kill() throws InterruptedException {
    service.kill();
  }

  /** Ends it without waiting. */
  public void stop() {
    service.stop();
  }
}
