package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.event.CloudEventHeaders;
import org.korrigo.contracts.event.EventType;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.PackagedService;
import org.korrigo.testing.Tokens;

/**
 * Processes of the packaged service that are killed in the middle of a job and of a hand-over. The
 * next process goes on, and the outcome is that of work that nobody disturbed. Somebody else holds
 * rows that a process needs to come to its end, so that it is killed before that on any machine.
 */
class KilledReplicaIT {
  private static final int SHEETS = 24;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Infrastructure INFRASTRUCTURE = new Infrastructure();

  /** Each sheet with its pages, how it was read, and which copy it is in. */
  private static final String PAPER =
      """
      select b.start_page, b.end_page, b.sheet, b.header_image, b.pages_images, r.faces,
        r.confidence, row_number() over (order by o.ordinal) as copy
      from booklet b join copy_booklet c on c.booklet_id = b.id join copy o on o.id = c.copy_id
      join sheet_reading r on r.booklet_id = b.id
      where b.exam_id = ? order by b.start_page
      """;

  private static final String SETTLED =
      "select 1 from scan_side s join upload u on u.id = s.upload_id where u.exam_id = ?";
  private static final String READY = "select 1 from copy where exam_id = ? and status = 'READY'";

  private static final String HOLD_A_SIDE =
      """
      insert into scan_side (upload_id, side_number, state, reason, decided_at)
      values (?, ?, 'OPEN', 'held', now())
      """;

  /** Copies are handed over in the order of their ids. */
  private static final String HOLD_LAST_COPIES =
      """
      select id from copy where id in (select id from copy where exam_id = ? order by id offset ?)
      for no key update
      """;

  /** More than the cores of a small machine. */
  private static final int THREADS = 5;

  /** What a killed process has in hand is taken over soon afterwards. */
  private static final Map<String, String> SHORT_LEASES =
      Map.of(
          "korrigo.scan.lease",
          "PT10S",
          "korrigo.hand-over.lease",
          "PT10S",
          "korrigo.scan.threads",
          Integer.toString(THREADS));

  private static Map<String, String> settings;
  private PackagedService replica;

  @BeforeAll
  static void startInfrastructure() {
    settings = INFRASTRUCTURE.start();
    settings.forEach(System::setProperty);
  }

  @AfterAll
  static void stopInfrastructure() {
    INFRASTRUCTURE.stop();
  }

  @BeforeEach
  void start() throws IOException {
    replica = PackagedService.start(settings, SHORT_LEASES).awaitReady();
  }

  @AfterEach
  void stop() {
    replica.stop();
  }

  @Test
  void aScanOfWhichTwoProcessesAreKilledIsReadAsIfNothingHadBeen() throws Exception {
    // Given
    byte[] scan = PaperBatch.ofSheets(SHEETS);
    String undisturbed = newExam();
    untilDone(upload(undisturbed, scan));
    List<Map<String, String>> paper = paper(undisturbed);
    assertThat(paper).hasSize(SHEETS);

    // When one process is killed that cannot settle a side yet, and the next among the sheets
    String exam = newExam();
    String job;
    try (OtherTransaction holding = OtherTransaction.begin()) {
      holding.run("lock table scan_side in share mode");
      job = upload(exam, scan);
      until(job, seen -> "RUNNING".equals(seen.path("state")));
      replica.kill();
    }
    assertThat(leftBy(SETTLED, exam)).as("sides settled by the first").isZero();
    try (OtherTransaction holding = OtherTransaction.begin()) {
      UUID upload = UUID.fromString(uploadOf(job));
      holding.run(HOLD_A_SIDE, upload, SHEETS + 1);
      start();
      until(job, seen -> seen.<Integer>path("done") >= SHEETS / 2);
      assertThat(threadsOnSides()).isEqualTo(THREADS);
      replica.kill();
    }
    assertThat(leftBy(SETTLED, exam)).as("by the second").isBetween(SHEETS / 2, SHEETS);
    start();
    untilDone(job);

    // Then
    assertThat(paper(exam)).isEqualTo(paper);
    assertEachToldOnce(exam, EventType.COPY_STAGED);
  }

  @Test
  void copiesAreHandedOverOnceEachWhereTheProcessIsKilledAmongThem() throws Exception {
    // Given
    String exam = newExam();
    untilDone(upload(exam, PaperBatch.ofSheets(SHEETS)));

    // When
    String handOver;
    try (OtherTransaction holding = OtherTransaction.begin()) {
      holding.run(HOLD_LAST_COPIES, UUID.fromString(exam), SHEETS / 2);
      handOver = "hand-overs/" + id(admin().post("/" + exam + "/hand-overs"), "id");
      until(handOver, seen -> seen.<Integer>path("done") > 0);
      replica.kill();
    }
    assertThat(leftBy(READY, exam)).as("handed over").isBetween(1, SHEETS / 2);
    start();
    Response done = untilDone(handOver);

    // Then
    done.then().body("faults", empty());
    assertThat(Database.query(READY, UUID.fromString(exam))).hasSize(SHEETS);
    assertEachToldOnce(exam, EventType.COPY_READY);
  }

  /** Of the process, as the system names them. */
  private long threadsOnSides() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(replica.pid()), "task"))) {
      return all.filter(KilledReplicaIT::isOnSides).count();
    }
  }

  private static boolean isOnSides(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).startsWith("scan-step-");
    } catch (IOException ended) {
      return false;
    }
  }

  private RequestSpecification admin() {
    return replica.as(Tokens.admin()).basePath("/api/exams");
  }

  private String newExam() {
    return id(
        admin()
            .contentType(ContentType.JSON)
            .body(Map.of("name", "Bac blanc", "date", "2026-01-15"))
            .post(),
        "id");
  }

  /** Where the job of a scan is that was sent. */
  private String upload(String exam, byte[] scan) {
    return "jobs/"
        + id(
            admin().multiPart("file", "scan.pdf", scan).post("/" + exam + "/uploads"),
            "jobs[0].id");
  }

  private static String id(Response answer, String where) {
    assertThat(answer.statusCode()).as(answer.asString()).isIn(201, 202);
    return answer.path(where);
  }

  private static String uploadOf(String job) {
    return Database.query(
            "select upload_id from scan_job where id = ?",
            UUID.fromString(job.substring("jobs/".length())))
        .getFirst()
        .get("upload_id")
        .toString();
  }

  private Response untilDone(String what) {
    return until(what, seen -> "DONE".equals(seen.path("state")));
  }

  private Response until(String what, Predicate<Response> reached) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> admin().get("/" + what), reached);
  }

  /** How many rows there are once everything that a killed process had begun is undone. */
  private static int leftBy(String query, String exam) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Database.query(
                        "select 1 from pg_stat_activity where usename = current_user and pid <>"
                            + " pg_backend_pid()")
                    .isEmpty());
    return Database.query(query, UUID.fromString(exam)).size();
  }

  /** As text, so that it can be compared. */
  private static List<Map<String, String>> paper(String exam) {
    return Database.query(PAPER, UUID.fromString(exam)).stream()
        .map(
            row ->
                row.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, column -> String.valueOf(column.getValue()))))
        .toList();
  }

  /** One event of each copy; a killed process may have published one that the next does again. */
  private static void assertEachToldOnce(String exam, EventType type) {
    List<String> copies =
        Database.query("select id from copy where exam_id = ?", UUID.fromString(exam)).stream()
            .map(row -> row.get("id").toString())
            .toList();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(told(type, copies))
                    .containsOnlyKeys(copies)
                    .allSatisfy((copy, events) -> assertThat(events).hasSize(1)));
  }

  /** The ids of the events of a type that are about copies, by copy. */
  private static Map<String, Set<String>> told(EventType type, List<String> copies) {
    return Broker.records(type.topic().topicName()).stream()
        .filter(record -> copies.contains(record.key()))
        .filter(record -> type.type().equals(Broker.header(record, CloudEventHeaders.TYPE)))
        .collect(
            Collectors.groupingBy(
                ConsumerRecord::key,
                Collectors.mapping(
                    record -> Broker.header(record, CloudEventHeaders.ID), Collectors.toSet())));
  }
}
