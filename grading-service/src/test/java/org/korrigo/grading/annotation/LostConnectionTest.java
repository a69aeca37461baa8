package org.korrigo.grading.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** A write that has arrived is done, also if the teacher's connection is gone meanwhile. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LostConnectionTest {
  private static final int WRITES = 60;

  @TestHTTPResource URI service;

  @Test
  void everyWriteThatArrivedIsDoneAndTheServiceGoesOn() throws IOException {
    // Given
    Desk desk = Desk.locked();

    // When
    for (int i = 0; i < WRITES; i++) {
      sendAndHangUp(desk, "Remarque " + i);
    }

    // Then
    await()
        .untilAsserted(
            () ->
                assertThat(desk.rows("select 1 from annotation where copy_id = ?", desk.copy))
                    .hasSize(WRITES));
    assertThat(desk.journal()).hasSize(WRITES + 2);
    desk.annotate("La suite", null).then().statusCode(201);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        desk.rows(
                            "select query from pg_stat_activity where state = 'idle in"
                                + " transaction'"))
                    .isEmpty());
  }

  private void sendAndHangUp(Desk desk, String content) throws IOException {
    byte[] body =
        """
        {"page_index": 0, "x": 0.1, "y": 0.2, "w": 0.3, "h": 0.05, "type": "COMMENT", "content": "%s"}\
        """
            .formatted(content)
            .getBytes(StandardCharsets.UTF_8);
    String head =
        String.join(
            "\r\n",
            "POST /api/grading/copies/" + desk.copy + "/annotations HTTP/1.1",
            "Host: localhost",
            "Authorization: Bearer " + Tokens.teacher(desk.teacher),
            "Lock-Token: " + desk.token(),
            "Content-Type: application/json",
            "Content-Length: " + body.length,
            "",
            "");
    try (Socket connection = new Socket(service.getHost(), service.getPort())) {
      connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      connection.getOutputStream().write(body);
      connection.getOutputStream().flush();
    }
  }
}
