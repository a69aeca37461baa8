package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class HeaderQueueTest {
  @Inject Desk desk;
  @Inject HeaderQueue queue;
  @Inject Pool database;
  @Inject StagedHeaderRepository headers;
  @Inject CopyListener listener;

  @Test
  void aCopyWhoseReaderDiedIsReadByAnotherOnceTheLeaseIsOver() throws SQLException {
    // Given
    CopyHeaders copy = staged();
    claimedByAnother(copy.copyId(), 1, "1 hour");

    // When a copy is read that came after it
    staged();

    // Then
    assertThat(isQueued(copy.copyId())).isTrue();

    // When
    claimedByAnother(copy.copyId(), 1, "-1 seconds");

    // Then
    Awaitility.await().atMost(Desk.patience()).until(() -> !isQueued(copy.copyId()));
    assertThat(Desk.awaitState(copy.copyId(), "WAITING").getString("state")).isEqualTo("WAITING");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7})
  void aCopyThatKillsItsReadersEndsWithAPerson(int deaths) throws SQLException {
    // Given
    CopyHeaders copy = staged();

    // When
    claimedByAnother(copy.copyId(), deaths, "-1 seconds");

    // Then
    Awaitility.await().atMost(Desk.patience()).until(() -> !isQueued(copy.copyId()));
    assertThat(Desk.awaitState(copy.copyId(), "WAITING").getString("detected_text")).isEmpty();
  }

  @Test
  void aHeaderThatTheStoreDidNotGiveWasNoAttempt() throws Throwable {
    // Given
    CopyHeaders copy = staged();
    claimedByAnother(copy.copyId(), 3, "1 hour");
    nobodyElseClaims();
    long sequence =
        (long)
            Database.query("select sequence from staged_header where copy_id = ?", copy.copyId())
                .getFirst()
                .get("sequence");
    HeaderJob job =
        new HeaderJob(copy.copyId(), copy.examId(), sequence, copy.headers(), Set.of(), 3, 0);

    // When
    VertxContextSupport.subscribeAndAwait(() -> queue.giveBack(job, false));

    // Then
    assertThat(
            Database.query(
                "select 1 from staged_header where copy_id = ? and attempts = 2 and misses = 0 and"
                    + " lease_until between queued_at + interval '1 second'"
                    + " and now() + greatest(interval '10 seconds', (now() - queued_at) / 2)",
                copy.copyId()))
        .hasSize(1);
  }

  @Test
  void aCopyWhoseHeaderTheStoreHasLostIsAskedWithItsReasonAndReadOnceTheFileIsBack()
      throws Exception {
    // Given
    byte[] header = PaperHeader.boxed(7, "DISPARUE", "CAPUCINE", "14032008");
    CopyHeaders copy = desk.copy(UUID.randomUUID(), header);
    Path file =
        Path.of(ConfigProvider.getConfig().getValue("korrigo.files.directory", String.class))
            .resolve(copy.headers().getFirst().key());
    Files.delete(file);
    Broker.publish(copy);
    Awaitility.await().atMost(Desk.patience()).until(() -> misses(copy.copyId()) > 0);
    assertThat(Desk.read(copy.copyId()).getString("state")).isEqualTo("READING");

    // When
    Database.execute(
        "update staged_header set misses = ?, lease_until = null where copy_id = ?",
        HeaderWorker.MISSES - 1,
        copy.copyId());

    // Then
    JsonPath asked = Desk.awaitState(copy.copyId(), "WAITING");
    assertThat(asked.getString("reason")).isEqualTo("HEADER_LOST");
    assertThat(asked.getString("explanation")).startsWith("The picture of the header is not in");
    assertThat(isQueued(copy.copyId())).isFalse();
    assertThat(
            Desk.admin()
                .get("/api/identification/exams/{id}/queue", copy.examId())
                .jsonPath()
                .getList("reason"))
        .containsExactly("HEADER_LOST");

    // When
    Files.write(file, header);
    Desk.admin()
        .post("/api/identification/copies/{id}/readings", copy.copyId())
        .then()
        .statusCode(202);

    // Then
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> Desk.read(copy.copyId()).getString("detected_text").contains("CAPUCINE"));
    assertThat(misses(copy.copyId())).isZero();
  }

  @Test
  void aPersonHasACopyReadAgainThatWasLeftUnread() throws SQLException {
    // Given a copy that was given up, as its detected text is empty
    CopyHeaders copy =
        desk.copy(UUID.randomUUID(), PaperHeader.boxed(7, "RELECTURE", "SIDONIE", "14032008"));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");
    claimedByAnother(copy.copyId(), 7, "-1 seconds");
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> Desk.read(copy.copyId()).getString("detected_text").isEmpty());

    // When
    Response answer = Desk.admin().post("/api/identification/copies/{id}/readings", copy.copyId());

    // Then
    answer.then().statusCode(202);
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> Desk.read(copy.copyId()).getString("detected_text").contains("SIDONIE"));
    Desk.admin()
        .post("/api/identification/copies/{id}/readings", UUID.randomUUID())
        .then()
        .statusCode(404);
    DeskPerson person = new DeskPerson(copy.examId());
    person.release(Instant.now(), 1);
    Desk.admin()
        .post("/api/identification/copies/{id}/readings", copy.copyId())
        .then()
        .statusCode(409);
  }

  private CopyHeaders staged() {
    CopyHeaders copy = desk.copy(UUID.randomUUID(), PaperHeader.blank(1));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");
    return copy;
  }

  /** For the rest of a test the service's own workers find nothing to read. */
  private void nobodyElseClaims() {
    QuarkusMock.installMockForType(
        new HeaderQueue(database, headers, listener, Duration.ofSeconds(30)) {
          @Override
          Uni<HeaderJob> claim() {
            return Uni.createFrom().nullItem();
          }
        },
        HeaderQueue.class);
  }

  private static void claimedByAnother(UUID copyId, int attempts, String lease)
      throws SQLException {
    Database.execute(
        "update staged_header set queued_at = now(), attempts = ?,"
            + " lease_until = now() + cast(? as interval) where copy_id = ?",
        attempts,
        lease,
        copyId);
  }

  private static int misses(UUID copyId) {
    List<Map<String, Object>> rows =
        Database.query("select misses from staged_header where copy_id = ?", copyId);
    return rows.isEmpty() ? 0 : (int) rows.getFirst().get("misses");
  }

  private static boolean isQueued(UUID copyId) {
    return !Database.query(
            "select 1 from staged_header where copy_id = ? and queued_at is not null", copyId)
        .isEmpty();
  }
}
