package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
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
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.Desk;
import org.korrigo.grading.HandedOver;
import org.korrigo.grading.Replica;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Two processes of the packaged service on one database, raced over real HTTP. */
class TwoReplicasIT {
  private static final int THREADS = 24;
  private static final int WRITERS = 12;
  private static final int FINALISERS = 2;

  private static final Infrastructure INFRASTRUCTURE = new Infrastructure();
  private static List<Replica> replicas = List.of();

  @BeforeAll
  static void start() throws IOException {
    var settings = INFRASTRUCTURE.start();
    settings.forEach(System::setProperty);
    Replica first = Replica.start(settings);
    first.awaitReady();
    replicas = List.of(first, Replica.start(settings));
    replicas.getLast().awaitReady();
  }

  @AfterAll
  static void stop() {
    replicas.forEach(Replica::stop);
    INFRASTRUCTURE.stop();
  }

  @Test
  void ofManyTeachersAtTwoReplicasExactlyOneWinsEachCopy() throws Exception {
    // Given
    UUID exam = HandedOver.exam();
    List<UUID> copies = IntStream.range(0, 5).mapToObj(number -> HandedOver.copy(exam)).toList();

    for (UUID copy : copies) {
      // When
      List<Integer> answers = race(copy);

      // Then
      assertThat(answers).hasSize(THREADS).containsOnlyOnce(201).containsOnly(201, 423);
      assertThat(HandedOver.journal(copy)).containsExactly("VALIDATE", "LOCK");
    }
  }

  @Test
  void expiriesThatBothReplicasSweepAreWrittenDownOnce() throws Exception {
    // Given
    UUID exam = HandedOver.exam();
    List<UUID> copies = IntStream.range(0, 40).mapToObj(number -> HandedOver.copy(exam)).toList();
    for (UUID copy : copies) {
      assertThat(lock(replicas.getFirst(), copy, "silent")).isEqualTo(201);
    }

    // When
    expire(exam);

    // Then
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                Database.query("select 1 from copy where exam_id = ? and status = 'READY'", exam)
                        .size()
                    == copies.size());
    for (UUID copy : copies) {
      assertThat(HandedOver.journal(copy)).containsExactly("VALIDATE", "LOCK", "UNLOCK");
    }
  }

  @Test
  void aCopyLockedThroughOneReplicaIsWrittenToThroughTheOther() {
    // Given
    UUID copy = HandedOver.copy(HandedOver.exam());
    String token =
        replicas
            .getFirst()
            .as("teacher")
            .post("/copies/" + copy + "/lock")
            .then()
            .statusCode(201)
            .extract()
            .path("token");

    // When
    var answer =
        replicas
            .getLast()
            .as("teacher")
            .header("Lock-Token", token)
            .body("{\"scores\":{\"ex2\":1}}")
            .put("/copies/" + copy + "/scores");

    // Then
    answer.then().statusCode(200);
  }

  @Test
  void writesAndFinalisationsAtBothReplicasAtOnceLoseNothing() throws Exception {
    // Given
    UUID copy = HandedOver.copy(HandedOver.exam(), scan(), 1);
    String token =
        replicas
            .getFirst()
            .as("teacher")
            .post("/copies/" + copy + "/lock")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    Map<String, Object> scores = Map.of("ex1_q1", 1, "ex1_q2", 1, "ex2", 1);
    write(0, token)
        .body(Map.of("scores", scores))
        .put("/copies/" + copy + "/scores")
        .then()
        .statusCode(200);

    // When
    CyclicBarrier together = new CyclicBarrier(WRITERS + FINALISERS);
    List<Callable<Integer>> writes = new ArrayList<>();
    for (int number = 0; number < WRITERS + FINALISERS; number++) {
      int index = number;
      writes.add(
          () -> {
            together.await();
            return index < WRITERS
                ? write(index, token)
                    .body(Desk.annotation(note(index), index % 2))
                    .post("/copies/" + copy + "/annotations")
                    .statusCode()
                : write(index, token).post("/copies/" + copy + "/finalisation").statusCode();
          });
    }
    List<Integer> answers = atOnce(writes);

    // Then
    List<Integer> drawn = answers.subList(0, WRITERS);
    assertThat(drawn).allMatch(status -> status == 201 || status == 409);
    assertThat(answers.subList(WRITERS, answers.size())).containsOnly(200);
    assertThat(HandedOver.journal(copy)).endsWith("FINALIZE").containsOnlyOnce("FINALIZE");
    assertThat(HandedOver.journal(copy).stream().filter("CREATE_ANN"::equals).count())
        .isEqualTo(drawn.stream().filter(status -> status == 201).count());
    String pdf = finalPdf(copy);
    for (int number = 0; number < WRITERS; number++) {
      assertThat(pdf.contains(note(number))).isEqualTo(drawn.get(number) == 201);
    }
    int deltas = IntStream.range(0, WRITERS).filter(i -> drawn.get(i) == 201).map(i -> i % 2).sum();
    replicas
        .getLast()
        .as("teacher")
        .get("/copies/" + copy)
        .then()
        .body("status", equalTo("GRADED"))
        .body("total", equalTo(Math.min(10, 3 + deltas)));
    replicas
        .getFirst()
        .asAdmin()
        .get("/copies/" + copy + "/journal/verification")
        .then()
        .statusCode(200)
        .body("sound", equalTo(true));
  }

  private static String note(int number) {
    return "Note " + number + ".";
  }

  private static String finalPdf(UUID copy) throws IOException {
    byte[] pdf =
        replicas.getLast().as("teacher").get("/copies/" + copy + "/final-pdf").asByteArray();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static RequestSpecification write(int number, String token) {
    return replicas.get(number % replicas.size()).as("teacher").header("Lock-Token", token);
  }

  /** A page without anything on it. */
  private static StoredFile scan() throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      document.save(pdf);
    }
    return HandedOver.scan(pdf.toByteArray());
  }

  /** As many teachers as threads, half at each replica, all at once. */
  private static List<Integer> race(UUID copy) throws Exception {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Callable<Integer>> rivals = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      Replica replica = replicas.get(number % replicas.size());
      String teacher = "rival-" + number;
      rivals.add(
          () -> {
            together.await();
            return lock(replica, copy, teacher);
          });
    }
    return atOnce(rivals);
  }

  private static List<Integer> atOnce(List<Callable<Integer>> requests) throws Exception {
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(requests.size())) {
      for (Future<Integer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private static int lock(Replica replica, UUID copy, String teacher) {
    return replica.as(teacher).post("/copies/" + copy + "/lock").statusCode();
  }

  private static void expire(UUID exam) throws SQLException {
    Database.execute(
        "update copy_lock set locked_at = now() - interval '2 hours', expires_at = now() - interval"
            + " '1 hour' where copy_id in (select id from copy where exam_id = ?)",
        exam);
  }
}
