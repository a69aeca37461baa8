package org.korrigo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealUpstreams.class)
class HealthApiTest {
  @TestHTTPResource URI gateway;

  @Test
  void theWholeIsDownWhenOneServiceIsAndSaysWhich() {
    onceTheOthersAnswerInTime(
        () -> {
          HttpResponse<String> answer = new Client(gateway).get("/health");

          JsonObject services = new JsonObject(answer.body()).getJsonObject("services");
          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(services.getString("students")).isEqualTo("DOWN");
          assertThat(services.getString("exams")).isEqualTo("UP");
          assertThat(services.getString("keycloak")).isEqualTo("UP");
        });
  }

  @Test
  void theReadinessCheckAgrees() {
    onceTheOthersAnswerInTime(
        () -> {
          HttpResponse<String> answer = new Client(gateway).get("/q/health/ready");

          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(answer.body()).contains("\"students\": \"DOWN\"", "\"grading\": \"UP\"");
        });
  }

  /** On a busy machine one that is up may be late too, and is told to be down then. */
  private static void onceTheOthersAnswerInTime(ThrowingRunnable check) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(check);
  }

  @Test
  void theGatewayItselfLivesAllTheSame() {
    assertThat(new Client(gateway).get("/q/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void theStartPageIsFrenchAndKeepsItsScriptsOutside() {
    HttpResponse<String> page = new Client(gateway).get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("lang=\"fr\"", "Se connecter").doesNotContain("<script>");
  }
}
