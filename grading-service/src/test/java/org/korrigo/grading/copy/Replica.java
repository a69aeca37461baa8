package org.korrigo.grading.copy;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Map;
import org.korrigo.testing.PackagedService;
import org.korrigo.testing.Tokens;

/** A process of the packaged service that sweeps expired locks every second. */
record Replica(PackagedService service) {
  /** Starts one more; its log goes to {@code target}. */
  static Replica start(Map<String, String> settings) throws IOException {
    return new Replica(PackagedService.start(settings, Map.of("korrigo.lock.sweep", "1s")));
  }

  void awaitReady() {
    service.awaitReady();
  }

  /** A request of a teacher. */
  RequestSpecification as(String teacher) {
    return request(Tokens.teacher(teacher));
  }

  /** A request of the secretariat. */
  RequestSpecification asAdmin() {
    return request(Tokens.admin());
  }

  private RequestSpecification request(String token) {
    return service.as(token).basePath("/api/grading").contentType(ContentType.JSON);
  }

  void stop() {
    service.stop();
  }
}
