package org.korrigo.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.gateway.RoutingApiTest.assertProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealUpstreams.class)
class ProblemPagesApiTest {
  @TestHTTPResource URI gateway;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(gateway);
  }

  @Test
  void everyDocumentedTypeLeadsToItsPage() {
    List<String> lines = documented();

    assertThat(lines).hasSizeGreaterThan(20);
    for (String line : lines) {
      String[] cells = line.split("\\|", -1);
      HttpResponse<String> page = client.get(cells[1].strip().replace("`", ""));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(page.body())
          .contains("<h1>" + cells[3].strip() + "</h1>", "HTTP status " + cells[2].strip());
    }
  }

  @Test
  void theListLeadsToEachPage() {
    HttpResponse<String> list = client.get("/problems");

    assertThat(list.body()).contains("<a href=\"/problems/copy-locked\">copy-locked</a>");
  }

  @Test
  void aTypeThatDoesNotExistHasNoPage() {
    assertProblem(client.get("/problems/no-coffee"), 404, "/problems/not-found");
  }

  /** The lines of the table for users. */
  static List<String> documented() {
    try {
      return Files.readAllLines(Path.of("..", "..", "docs", "problems.md")).stream()
          .filter(line -> line.startsWith("| `/problems/"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
