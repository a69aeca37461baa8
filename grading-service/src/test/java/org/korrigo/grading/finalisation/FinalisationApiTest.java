package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Fixtures;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.FinishingCopies.Drawn;
import org.korrigo.grading.mark.Scale;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class FinalisationApiTest {
  @Inject Finalising finalising;
  @Inject FileStore files;
  @Inject PdfWorkers workers;
  @Inject Vertx vertx;

  @ConfigProperty(name = "korrigo.finalisation.workers")
  int workerCount;

  @Test
  void aFinalisedCopyIsGradedStampedJournalledAndPublishedWithItsPdf() throws IOException {
    // Given
    Desk desk = Desk.scored();
    desk.annotate("Belle démonstration", -1).then().statusCode(201);
    desk.asTeacher()
        .body(Map.of("global_appreciation", "Bon travail"))
        .put("/copies/" + desk.copy + "/appreciation")
        .then()
        .statusCode(200);

    // When
    Response answer = finalise(desk);

    // Then
    answer
        .then()
        .statusCode(200)
        .body("status", equalTo("GRADED"))
        .body("locked_by_id", nullValue())
        .body("lock_expires_at", nullValue())
        .body("total", equalTo(8.25f));
    assertThat(desk.journal()).endsWith("FINALIZE");
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(GradingEvent.class, desk.copy.toString()))
                    .extracting(GradingEvent::action)
                    .endsWith(GradingAction.FINALIZE));
    GradingEvent event = Broker.events(GradingEvent.class, desk.copy.toString()).getLast();
    assertThat(event.copy().status()).isEqualTo(CopyStatus.GRADED);
    assertThat(event.copy().score()).isEqualByComparingTo("8.25");
    assertThat(event.copy().finalPdf()).isNotNull();
    assertThat(text(desk)).contains("Belle démonstration").contains("Bon travail").contains("8,25");
  }

  @Test
  void aCopyWithoutAllScoresIsRefusedWithTheMissingQuestions() {
    // Given
    Desk desk = Desk.locked();
    desk.scores(Map.of("ex1_q2", 0)).then().statusCode(200);

    // When
    Response answer = finalise(desk);

    // Then
    answer
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/scores-missing"))
        .body("missing", contains("ex1_q1", "ex2"));
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK", "UPDATE_ANN");
  }

  @Test
  void zeroIsAScore() {
    // Given
    Desk desk = Desk.locked();
    desk.scores(Map.of("ex1_q1", 0, "ex1_q2", 0, "ex2", 0)).then().statusCode(200);

    // When
    Response answer = finalise(desk);

    // Then
    answer.then().statusCode(200).body("total", equalTo(0));
  }

  @Test
  void finalisingEndsTheDraftsAndTheLock() {
    // Given
    Desk desk = Desk.scored();
    desk.asTeacher()
        .body(Map.of("payload", Map.of("text", "x")))
        .put("/copies/" + desk.copy + "/draft")
        .then()
        .statusCode(200);

    // When
    finalise(desk).then().statusCode(200);

    // Then
    desk.asTeacher().get("/copies/" + desk.copy + "/draft").then().statusCode(404);
    assertThat(
            desk.rows(
                "select payload from draft_state where copy_id = ? and payload <> '{}'", desk.copy))
        .isEmpty();
    assertThat(desk.rows("select 1 from copy_lock where copy_id = ?", desk.copy)).isEmpty();
  }

  @Test
  void ofFinalisationsAtOnceExactlyOneTakes() throws InterruptedException, ExecutionException {
    // Given
    Desk desk = Desk.scored();

    // When
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> requests = Collections.nCopies(4, () -> finalise(desk).statusCode());
      for (Future<Integer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }

    // Then
    assertThat(answers).containsOnly(200);
    assertThat(desk.journal())
        .containsExactly("VALIDATE", "LOCK", "UPDATE_ANN", "UPDATE_ANN", "UPDATE_ANN", "FINALIZE");
  }

  @Test
  void whoFinalisedIsAnsweredTheSameAgainAndNobodyElse() {
    // Given
    Desk desk = Desk.scored();
    String answer = finalise(desk).then().statusCode(200).extract().asString();

    // When
    Response again = finalise(desk);
    Response colleague =
        Desk.as(Tokens.teacher("colleague"))
            .header("Lock-Token", desk.token())
            .post("/copies/" + desk.copy + "/finalisation");

    // Then
    again.then().statusCode(200);
    assertThat(again.asString()).isEqualTo(answer);
    colleague.then().statusCode(409).body("type", equalTo("/problems/illegal-transition"));
    assertThat(desk.journal()).containsOnlyOnce("FINALIZE");
  }

  @Test
  void aFinalisationWithAKeyIsMadeOnceThoughTheCopyWasReopenedSince() {
    // Given
    Desk desk = Desk.scored();
    UUID key = UUID.randomUUID();
    finalise(desk, key).then().statusCode(200);
    desk.reopen();
    Response reopened = finalise(desk, key);
    desk.lock();

    // When
    Response again = finalise(desk, key);

    // Then
    reopened.then().statusCode(200).body("status", equalTo("READY"));
    again.then().statusCode(200).body("status", equalTo("LOCKED"));
    assertThat(desk.journal()).containsOnlyOnce("FINALIZE");
    finalise(desk, UUID.randomUUID()).then().statusCode(200).body("status", equalTo("GRADED"));
  }

  @Test
  void whatWasWrittenForAnotherScaleIsNamedTakenBackAndThenFinalised() {
    // Given
    Desk desk = Desk.scored();
    String copy = "/copies/" + desk.copy;
    desk.asTeacher()
        .body(Map.of("remark", "Soignez"))
        .put(copy + "/remarks/ex2")
        .then()
        .statusCode(200);
    desk.define(
        List.of(
            Fixtures.leaf("ex1_q1", "Question 1.a", "2.5"),
            Fixtures.leaf("ex1_q2", "Question 1.b", "3"),
            Fixtures.leaf("ex3", "Exercice 3", "4")));

    // When
    Response both = finalise(desk);
    put(desk, "ex3", 4, 0).then().statusCode(200);
    Response faults = finalise(desk);

    // Then
    both.then()
        .statusCode(409)
        .body("type", equalTo("/problems/scores-missing"))
        .body("missing", contains("ex3"))
        .body("violations.field", containsInAnyOrder("scores.ex1_q2", "scores.ex2", "remarks.ex2"));
    faults
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("violations.field", containsInAnyOrder("scores.ex1_q2", "scores.ex2", "remarks.ex2"));
    assertThat(desk.journal()).doesNotContain("FINALIZE");
    put(desk, "ex1_q2", 3, 1).then().statusCode(200);
    int ghost = desk.asTeacher().get(copy + "/scores").path("versions.ex2");
    desk.asTeacher()
        .header("If-Match", "\"" + ghost + "\"")
        .delete(copy + "/scores/ex2")
        .then()
        .statusCode(200);
    desk.asTeacher()
        .header("If-Match", "\"1\"")
        .body(Map.of("remark", ""))
        .put(copy + "/remarks/ex2")
        .then()
        .statusCode(200);
    finalise(desk).then().statusCode(200).body("total", equalTo(9));
    Desk.asAdmin().get(copy + "/journal/verification").then().body("sound", equalTo(true));
  }

  @Test
  void aScaleThatChangedWhileThePdfWasDrawnIsNotCountedByThePdfOfTheOneBefore() throws Throwable {
    // Given
    Desk desk = Desk.scored();
    Scale drawn = new Scale(List.of(Fixtures.leaf("ex2", "Exercice 2", "4")), BigDecimal.ONE);
    Scale told = new Scale(Fixtures.scale(), new BigDecimal("0.25"));
    StoredFile pdf = files.store(out -> out.write(1), "application/pdf");

    // When
    boolean outdated = finish(desk, null, drawn, pdf);
    Response between = desk.asTeacher().get("/copies/" + desk.copy);
    boolean finished = finish(desk, null, told, pdf);

    // Then
    assertThat(outdated).isFalse();
    between.then().body("status", equalTo("LOCKED"));
    assertThat(finished).isTrue();
    desk.asTeacher().get("/copies/" + desk.copy).then().body("status", equalTo("GRADED"));
  }

  @Test
  void anotherScaleIsNotTakenWhileAMarkStandsAndNoMarkWhileOneIsTaken() throws Exception {
    // Given
    Desk desk = Desk.scored();
    List<ScaleNode> harder =
        List.of(
            Fixtures.leaf("ex1_q1", "Question 1.a", "2.5"),
            Fixtures.leaf("ex1_q2", "Question 1.b", "3.5"),
            Fixtures.leaf("ex2", "Exercice 2", "14"));
    CompletableFuture<Response> finalising;
    try (OtherTransaction taking =
        OtherTransaction.begin("select 1 from exam where id = ? for no key update", desk.exam)) {
      finalising = CompletableFuture.supplyAsync(() -> finalise(desk));
      OtherTransaction.awaitBlocked(1);
      taking.commit();
    }
    finalising.get().then().statusCode(200).body("maximum", equalTo(10));

    // When
    UUID refused = Broker.publish(desk.defined(harder));

    // Then
    await().untilAsserted(() -> assertThat(deadLetters()).contains(refused.toString()));
    desk.asTeacher().get("/copies/" + desk.copy).then().body("maximum", equalTo(10));
    desk.reopen();
    desk.define(harder);
    await()
        .untilAsserted(
            () -> desk.asTeacher().get("/copies/" + desk.copy).then().body("maximum", equalTo(20)));
  }

  @Test
  void anotherNameOfAQuestionIsTakenThoughAMarkStands() {
    // Given
    Desk desk = Desk.graded();

    // When
    desk.define(
        List.of(Fixtures.scale().getFirst(), Fixtures.leaf("ex2", "Exercice 2, renommé", "4.00")));

    // Then
    await()
        .until(
            () ->
                desk.rows(
                        "select cast(grading_structure as text) as s from exam where id = ?",
                        desk.exam)
                    .toString()
                    .contains("renommé"));
  }

  @Test
  void aFinalisationThatDidNothingLeavesTheDraftThatIsThereByNow() throws Throwable {
    // Given
    Desk desk = Desk.scored();
    UUID key = UUID.randomUUID();
    finalise(desk, key).then().statusCode(200);
    desk.reopen();
    desk.lock();
    desk.asTeacher()
        .body(Map.of("payload", Map.of("text", "since")))
        .put("/copies/" + desk.copy + "/draft")
        .then()
        .statusCode(200);
    StoredFile pdf = files.store(out -> out.write(1), "application/pdf");

    // When
    boolean done = finish(desk, key, new Scale(Fixtures.scale(), new BigDecimal("0.25")), pdf);

    // Then
    assertThat(done).isTrue();
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/draft")
        .then()
        .statusCode(200)
        .body("payload.text", equalTo("since"));
  }

  /** What follows the drawing of a copy as it is now. */
  private boolean finish(Desk desk, UUID key, Scale scale, StoredFile pdf) throws Throwable {
    long version =
        ((Number)
                desk.rows("select version from copy where id = ?", desk.copy)
                    .getFirst()
                    .get("version"))
            .longValue();
    Corrector corrector =
        new Corrector(UUID.fromString(desk.token()), desk.teacher, Instant.now(), key);
    return VertxContextSupport.subscribeAndAwait(
        () -> finalising.finish(desk.copy, corrector, new Drawn(version, scale), pdf));
  }

  private static List<String> deadLetters() {
    return Broker.records("grading.dead-letters.v1").stream()
        .map(letter -> Broker.header(letter, "dl_header_ce_id"))
        .toList();
  }

  private static Response put(Desk desk, String question, Number score, int seen) {
    return desk.asTeacher()
        .header("If-Match", "\"" + seen + "\"")
        .body(Map.of("score", score))
        .put("/copies/" + desk.copy + "/scores/" + question);
  }

  @Test
  void whatIsWrittenWhileThePdfIsDrawnIsInThePdfOrRefused()
      throws InterruptedException, ExecutionException, IOException {
    // Given
    Desk desk = Desk.scored();

    // When
    Response finalised;
    List<Response> notes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Response> finalising = threads.submit(() -> finalise(desk));
      for (int i = 0; i < 3; i++) {
        notes.add(desk.annotate("Note numéro " + i, null));
      }
      finalised = finalising.get();
    }

    // Then
    finalised.then().statusCode(200);
    String text = text(desk);
    for (int i = 0; i < notes.size(); i++) {
      assertThat(text.contains("Note numéro " + i)).isEqualTo(notes.get(i).statusCode() == 201);
    }
  }

  @Test
  void nothingIsHeldWhileThePdfWaitsToBeDrawnAndWhatIsWrittenMeanwhileIsInIt() throws Exception {
    // Given
    Desk desk = Desk.scored();
    CountDownLatch busy = new CountDownLatch(1);
    CompletableFuture<Response> finalised;
    try {
      IntStream.range(0, workerCount).forEach(_ -> occupy(busy));

      // When
      CompletableFuture<Void> read = new CompletableFuture<>();
      finalised =
          CompletableFuture.supplyAsync(
              () ->
                  Statements.interrupting(
                      "from annotation a1_0 where a1_0.copy_id=",
                      1,
                      () -> read.complete(null),
                      () -> finalise(desk)),
              Thread::startVirtualThread);
      read.get(1, TimeUnit.MINUTES);
      CompletableFuture<Response> written =
          CompletableFuture.supplyAsync(
              () -> desk.annotate("Écrit entre-temps", 1), Thread::startVirtualThread);

      // Then
      written.get(30, TimeUnit.SECONDS).then().statusCode(201);
      assertThat(finalised).isNotDone();
    } finally {
      busy.countDown();
    }
    finalised.get().then().statusCode(200).body("total", equalTo(10));
    assertThat(text(desk)).contains("Écrit entre-temps");
  }

  /** Keeps one of those who draw from drawing. */
  private void occupy(CountDownLatch busy) {
    vertx
        .getOrCreateContext()
        .runOnContext(_ -> workers.run(() -> waitFor(busy)).subscribe().with(_ -> {}));
  }

  private static Void waitFor(CountDownLatch busy) {
    try {
      busy.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  @Test
  void aStrangersTokenDoesNotFinalise() {
    // Given
    Desk desk = Desk.scored();

    // When
    Response answer =
        Desk.as(Tokens.teacher("stranger"))
            .header("Lock-Token", desk.token())
            .post("/copies/" + desk.copy + "/finalisation");

    // Then
    answer.then().statusCode(409).body("type", equalTo("/problems/lock-lost"));
  }

  @Test
  void adminsAndPupilsDoNotFinalise() {
    // Given
    Desk desk = Desk.scored();

    // When
    Response admin = Desk.asAdmin().post("/copies/" + desk.copy + "/finalisation");
    Response pupil = Desk.as(Tokens.student("p")).post("/copies/" + desk.copy + "/finalisation");

    // Then
    admin.then().statusCode(403);
    pupil.then().statusCode(403);
  }

  @Test
  void thePdfIsServedOnceItIsThere() {
    // Given
    Desk desk = Desk.scored();
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/final-pdf")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"));

    // When
    finalise(desk).then().statusCode(200);

    // Then
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/final-pdf")
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header("Content-Disposition", containsString("ANON-"));
    Desk.as(Tokens.student("p")).get("/copies/" + desk.copy + "/final-pdf").then().statusCode(403);
  }

  @Test
  void aReopenedCopyIsMarkedAgainAndItsFormerPdfIsKept() {
    // Given
    Desk desk = Desk.graded();

    // When
    Desk.asAdmin()
        .body(Map.of("reason", "Une somme était fausse"))
        .post("/copies/" + desk.copy + "/reopening")
        .then()
        .statusCode(200)
        .body("status", equalTo("READY"))
        .body("total", equalTo(9.25f));

    // Then
    assertThat(desk.rows("select score from former_final_pdf where copy_id = ?", desk.copy))
        .hasSize(1);
    assertThat(
            desk.rows(
                    "select metadata->>'reason' as reason from grading_event where copy_id = ? and"
                        + " action = 'UNLOCK'",
                    desk.copy)
                .getFirst())
        .containsEntry("reason", "reopened");
    desk.lock();
    desk.scores(Map.of("ex1_q1", 0, "ex1_q2", 3.25, "ex2", 4)).then().statusCode(200);
    finalise(desk).then().statusCode(200).body("total", equalTo(7.25f));
  }

  @Test
  void aCopyWhoseResultsAreReleasedIsNotReopened() throws SQLException {
    // Given
    Desk desk = Desk.graded();
    Database.execute("update exam set results_released_at = now() where id = ?", desk.exam);

    // When
    Response answer =
        Desk.asAdmin().body(Map.of("reason", "x")).post("/copies/" + desk.copy + "/reopening");

    // Then
    answer
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"))
        .body("state", equalTo("GRADED"))
        .body("action", equalTo("REOPEN"));
  }

  @Test
  void reopeningNeedsAReasonAndAnAdmin() {
    // Given
    Desk desk = Desk.graded();

    // When
    Response silent =
        Desk.asAdmin().body(Map.of("reason", " ")).post("/copies/" + desk.copy + "/reopening");
    Response teacher =
        desk.asTeacher().body(Map.of("reason", "x")).post("/copies/" + desk.copy + "/reopening");
    Response unknown =
        Desk.asAdmin()
            .body(Map.of("reason", "x"))
            .post("/copies/" + UUID.randomUUID() + "/reopening");

    // Then
    silent.then().statusCode(400).body("violations[0].field", equalTo("reason"));
    teacher.then().statusCode(403);
    unknown.then().statusCode(404);
  }

  private static Response finalise(Desk desk, UUID key) {
    return desk.asTeacher()
        .header("Idempotency-Key", key)
        .post("/copies/" + desk.copy + "/finalisation");
  }

  private static Response finalise(Desk desk) {
    return desk.asTeacher().post("/copies/" + desk.copy + "/finalisation");
  }

  private static String text(Desk desk) throws IOException {
    byte[] pdf = desk.asTeacher().get("/copies/" + desk.copy + "/final-pdf").asByteArray();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
