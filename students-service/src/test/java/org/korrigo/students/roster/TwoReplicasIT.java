package org.korrigo.students.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.PackagedService;
import org.korrigo.testing.Tokens;

/** Two processes of the packaged service on one database, to which one roster is sent at once. */
class TwoReplicasIT {
  private static final int SENDERS = 6;
  private static final int PUPILS = 300;
  private static final Infrastructure INFRASTRUCTURE = new Infrastructure();
  private static List<PackagedService> replicas = List.of();

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> settings = INFRASTRUCTURE.start();
    settings.forEach(System::setProperty);
    PackagedService first = PackagedService.start(settings, Map.of());
    replicas = List.of(first);
    first.awaitReady();
    replicas = List.of(first, PackagedService.start(settings, Map.of()));
    replicas.getLast().awaitReady();
  }

  @AfterAll
  static void stop() {
    replicas.forEach(PackagedService::stop);
    INFRASTRUCTURE.stop();
  }

  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
    Database.execute("delete from import_run");
  }

  @Test
  void aRosterThatManySendAtOnceGivesOneSetOfRecordsAndTellsOfEachPupilOnce() throws Exception {
    // When
    List<JsonPath> reports = sendAtOnce(number -> UUID.randomUUID());

    // Then
    assertThat(reports).filteredOn(report -> report.getInt("created") == PUPILS).hasSize(1);
    assertThat(reports)
        .filteredOn(report -> report.getInt("unchanged") == PUPILS)
        .hasSize(SENDERS - 1);
    assertThat(Database.query("select count(*) as many from student").getFirst())
        .containsEntry("many", (long) PUPILS);
    assertThat(Database.query("select 1 from import_run")).hasSize(SENDERS);
    List<String> ids =
        Database.query("select id from student order by id limit 5").stream()
            .map(row -> row.get("id").toString())
            .toList();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Database.query("select 1 from outbox").isEmpty());
    for (String id : ids) {
      assertThat(Broker.events(StudentEnrolled.class, id)).hasSize(1);
    }
  }

  @Test
  void aRosterThatIsSentTwiceUnderOneKeyIsOneImport() throws Exception {
    // Given
    UUID key = UUID.randomUUID();

    // When
    List<JsonPath> reports = sendAtOnce(number -> key);

    // Then
    assertThat(reports)
        .allSatisfy(report -> assertThat(report.getInt("created")).isEqualTo(PUPILS));
    assertThat(reports).extracting(report -> report.getString("id")).containsOnly(key.toString());
    assertThat(Database.query("select count(*) as many from student").getFirst())
        .containsEntry("many", (long) PUPILS);
    assertThat(Database.query("select 1 from import_run")).hasSize(1);
  }

  /** The reports of some who send the same roster, half of them to each replica. */
  private static List<JsonPath> sendAtOnce(IntFunction<UUID> keys) throws Exception {
    byte[] roster =
        Rosters.of(
            IntStream.range(0, PUPILS)
                .mapToObj(i -> "PUPIL" + Integer.toString(i, 36) + " JEAN")
                .map(name -> Rosters.line(name, "01/02/2008", "", "TG2"))
                .toArray(String[]::new));
    CyclicBarrier together = new CyclicBarrier(SENDERS);
    List<Callable<JsonPath>> senders = new ArrayList<>();
    for (int number = 0; number < SENDERS; number++) {
      PackagedService replica = replicas.get(number % replicas.size());
      UUID key = keys.apply(number);
      senders.add(
          () -> {
            together.await();
            return replica
                .as(Tokens.admin())
                .header("Idempotency-Key", key)
                .multiPart("file", "roster.csv", roster, "text/csv")
                .post("/api/students/imports")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
          });
    }
    List<JsonPath> reports = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      for (Future<JsonPath> report : threads.invokeAll(senders)) {
        reports.add(report.get());
      }
    }
    return reports;
  }
}
