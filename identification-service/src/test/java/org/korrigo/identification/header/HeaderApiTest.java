package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.identification.Desk;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HeaderApiTest {
  @Inject Desk desk;

  @Test
  void theHeaderIsShownToTheSecretariatAndNotSentTwice() {
    // Given
    byte[] second = PaperHeader.boxed(2, "DURAND", "ALIX", "01022008");
    CopyHeaders copy = staged(PaperHeader.blank(1), second);

    // When
    Response picture = header(copy.copyId(), 2);

    // Then
    picture.then().statusCode(200).contentType("image/jpeg");
    assertThat(picture.asByteArray()).isEqualTo(second);
    assertThat(picture.header("Cache-Control")).contains("private");
    Desk.admin()
        .header("If-None-Match", picture.header("ETag"))
        .get("/api/identification/copies/{id}/headers/2", copy.copyId())
        .then()
        .statusCode(304);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, -1})
  void aHeaderThatIsNotThereIsNotFound(int number) {
    // Given
    CopyHeaders copy = staged(PaperHeader.blank(5));

    // When
    Response answer = header(copy.copyId(), number);

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void aHeaderThatIsNoPictureIsLeftToAPerson() {
    // Given
    CopyHeaders copy = desk.copy(UUID.randomUUID(), new byte[] {1, 2, 3});

    // When
    Broker.publish(copy);

    // Then
    assertThat(Desk.awaitState(copy.copyId(), "WAITING").getString("detected_text")).isEmpty();
  }

  private CopyHeaders staged(byte[]... headers) {
    CopyHeaders copy = desk.copy(UUID.randomUUID(), headers);
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");
    return copy;
  }

  private static Response header(UUID copyId, int number) {
    return Desk.admin().get("/api/identification/copies/{id}/headers/{n}", copyId, number);
  }
}
