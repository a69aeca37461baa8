package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RequestSizesApiTest {
  @TestHTTPResource URI service;

  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void anUploadThatSaysItIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
    String answer =
        answerTo(
            "POST /api/exams/11111111-1111-1111-1111-111111111111/uploads",
            "Content-Length: 99999999");

    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json")
        .contains("\"type\":\"/problems/too-large\"")
        .contains("\"max_bytes\":8388608");
  }

  @Test
  void onlyAnUploadMayBeAsLargeAsAScan() throws IOException {
    String answer = answerTo("POST /api/exams", "Content-Length: 4194305");

    assertThat(answer).startsWith("HTTP/1.1 413").contains("\"max_bytes\":4194304");
  }

  @Test
  void anUploadThatDoesNotSayHowLargeItIsIsStoppedOnTheWay() throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      send(
          socket,
          "POST /api/exams/11111111-1111-1111-1111-111111111111/uploads HTTP/1.1\r\nHost: test\r\n"
              + "Authorization: Bearer "
              + Tokens.admin()
              + "\r\nContent-Type: multipart/form-data; boundary=b\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
      String head =
          "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
      chunk(socket, head);
      String megabyte = "x".repeat(1 << 20);
      try {
        for (int i = 0; i < 12; i++) {
          chunk(socket, megabyte);
        }
      } catch (IOException closedByTheService) {
        // it need not read on: what counts is its answer
      }

      assertThat(read(socket)).startsWith("HTTP/1.1 413").contains("/problems/too-large");
    }
  }

  @Test
  void whatIsNoUploadIsStoppedOnTheWayAtItsOwnLimit() throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      send(
          socket,
          "POST /api/exams HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer "
              + Tokens.admin()
              + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
      chunk(socket, "{\"name\":\"");
      String megabyte = "x".repeat(1 << 20);
      try {
        for (int i = 0; i < 5; i++) {
          chunk(socket, megabyte);
        }
        chunk(socket, "\"}");
        send(socket, "0\r\n\r\n");
      } catch (IOException closedByTheService) {
        // it need not read on: what counts is its answer
      }

      assertThat(read(socket))
          .startsWith("HTTP/1.1 413")
          .contains("application/problem+json")
          .contains("\"type\":\"/problems/too-large\"")
          .contains("\"max_bytes\":4194304");
    }
  }

  @Test
  void aFileBeyondTheLimitIsRefusedWhileTheRestOfItIsStillToCome() throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      // Given a form that has room for the file, of which the end is never sent
      sendHead(socket, "/api/exams/11111111-1111-1111-1111-111111111111/uploads", 8_000_000);
      send(socket, part("name=\"file\"; filename=\"class.pdf\""));
      send(socket, "x".repeat(6 << 20) + "x");

      assertThat(read(socket))
          .startsWith("HTTP/1.1 413")
          .contains("\"max_bytes\":6291456")
          .contains("\"field\":\"class.pdf\"");
      await().untilAsserted(() -> assertThat(incoming()).isEmpty());
    }
  }

  @Test
  void aReferencePaperBeyondTheLimitIsRefusedOnItsWayToo() throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      sendHead(socket, "/api/exams/11111111-1111-1111-1111-111111111111/document-sets", 8_000_000);
      send(socket, part("name=\"sujet\"; filename=\"subject.pdf\""));
      send(socket, "x".repeat(6 << 20) + "x");

      assertThat(read(socket)).startsWith("HTTP/1.1 413").contains("\"field\":\"subject.pdf\"");
      await().untilAsserted(() -> assertThat(incoming()).isEmpty());
    }
  }

  @Test
  void whoSendsATooLargeFileToItsEndReadsWhyItIsRefused() throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      sendHead(socket, "/api/exams/11111111-1111-1111-1111-111111111111/uploads", 8_000_000);
      String head = part("name=\"file\"; filename=\"class.pdf\"");
      send(socket, head);
      send(socket, "x".repeat(8_000_000 - head.length()));

      assertThat(read(socket)).startsWith("HTTP/1.1 413").contains("\"max_bytes\":6291456");
    }
  }

  @Test
  void morePartsThanAllowedAreStoppedOnTheWay() throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      sendHead(socket, "/api/exams/11111111-1111-1111-1111-111111111111/uploads", 8_000_000);
      String empty = part("name=\"file\"; filename=\"a.pdf\"") + "\r\n";
      send(socket, empty.repeat(600));

      assertThat(read(socket)).startsWith("HTTP/1.1 413").contains("\"max_files\":500");
      await().untilAsserted(() -> assertThat(incoming()).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=\"pages_per_copy\"|413|pages_per_copy",
        "filename=\"a.pdf\"|400|part without a name"
      })
  void aPartThatIsNoneIsRefused(String disposition, int status, String told) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      sendHead(socket, "/api/exams/11111111-1111-1111-1111-111111111111/uploads", 100_000);
      send(socket, part(disposition) + "x".repeat(3000));

      assertThat(read(socket)).startsWith("HTTP/1.1 " + status).contains(told);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no form at all",
        "--b\r\nContent-Disposition\r\n\r\nx\r\n--b--\r\n",
        "--b\r\n\r\nx\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n*=?=\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\nx"
      })
  void whatIsNoFormIsTheClientsFault(String body) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      sendHead(socket, "/api/exams/11111111-1111-1111-1111-111111111111/uploads", body.length());
      send(socket, body);

      assertThat(read(socket)).startsWith("HTTP/1.1 4").contains("application/problem+json");
      await().untilAsserted(() -> assertThat(incoming()).isEmpty());
    }
  }

  @Test
  void aFormThatBreaksOffLeavesNothingBehind() throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      sendHead(socket, "/api/exams/11111111-1111-1111-1111-111111111111/uploads", 8_000_000);
      send(socket, part("name=\"file\"; filename=\"class.pdf\"") + "x".repeat(1 << 20));
      await().untilAsserted(() -> assertThat(incoming()).isNotEmpty());
    }

    await().untilAsserted(() -> assertThat(incoming()).isEmpty());
  }

  private static void sendHead(Socket socket, String path, int length) throws IOException {
    send(
        socket,
        "POST "
            + path
            + " HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer "
            + Tokens.admin()
            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
            + length
            + "\r\n\r\n");
  }

  private static String part(String disposition) {
    return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n";
  }

  private List<Path> incoming() {
    return LiveDirectory.files(files.resolve("incoming"));
  }

  private String answerTo(String request, String header) throws IOException {
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      send(
          socket,
          request
              + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
              + header
              + "\r\n\r\n");
      return read(socket);
    }
  }

  private static void chunk(Socket socket, String text) throws IOException {
    send(socket, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** What the service answers, up to the end of its connection or its problem document. */
  private static String read(Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[4096];
    int read = socket.getInputStream().read(buffer);
    while (read > 0) {
      answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
      read = answer.indexOf("}") > 0 ? -1 : socket.getInputStream().read(buffer);
    }
    return answer.toString();
  }
}
