package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.PackagedService;
import org.korrigo.testing.Tokens;

/** The packaged service on a machine without Tesseract, and on one without its language. */
class MissingTesseractIT {
  private static final Infrastructure INFRASTRUCTURE = new Infrastructure();
  private static Map<String, String> settings;

  @TempDir Path nothingHere;

  @BeforeAll
  static void start() {
    settings = INFRASTRUCTURE.start();
    settings.forEach(System::setProperty);
  }

  @AfterAll
  static void stop() {
    INFRASTRUCTURE.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "jna.platform.library.path, The library of Tesseract 5 cannot be loaded: install the package"
        + " tesseract-ocr.",
    "korrigo.tesseract.data, 'Tesseract has no language ''fra'' in its data directory: install"
        + " tesseract-ocr-fra or set korrigo.tesseract.data.'"
  })
  void isNotReadyAndSaysWhyAndTheDeskGoesOn(String setting, String reason) throws Exception {
    // Given
    PackagedService service =
        PackagedService.start(settings, Map.of(setting, nothingHere.toString()));
    try {
      // When
      Response ready =
          await()
              .atMost(Duration.ofMinutes(3))
              .ignoreExceptions()
              .until(
                  () -> service.as(Tokens.admin()).get("/q/health/ready"),
                  answer -> !Tesseract.UNTRIED.equals(tesseract(answer.jsonPath(), "data.reason")));

      // Then
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(tesseract(ready.jsonPath(), "status")).isEqualTo("DOWN");
      assertThat(tesseract(ready.jsonPath(), "data.reason")).isEqualTo(reason);
      service.as(Tokens.admin()).get("/q/health/live").then().statusCode(200);
      service
          .as(Tokens.admin())
          .get("/api/identification/exams/" + UUID.randomUUID() + "/queue")
          .then()
          .statusCode(200);
    } finally {
      service.kill();
    }
  }

  private static String tesseract(JsonPath health, String field) {
    return health.getString("checks.find{it.name=='tesseract'}." + field);
  }
}
