package org.korrigo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealUpstreams.class)
class MetricsApiTest {
  @TestHTTPResource URI gateway;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @Test
  void nobodyReadsTheMetricsWithoutASession() {
    assertThat(client.get("/q/metrics").statusCode()).isEqualTo(401);
  }

  @Test
  @TestSecurity(user = "prof1", roles = "teacher")
  void aTeacherDoesNotReadTheMetrics() {
    assertThat(client.get("/q/metrics").statusCode()).isEqualTo(403);
  }

  @Test
  @TestSecurity(user = "secretariat", roles = "admin")
  void theMetricsCountRequestsByServiceAndTellNoIds() {
    String id = UUID.randomUUID().toString();
    client.get("/api/grading/copies/" + id, "Authorization", "Bearer a.b.c");

    HttpResponse<String> metrics = client.get("/q/metrics");

    assertThat(metrics.body()).contains("uri=\"/api/grading\"").doesNotContain(id);
  }
}
