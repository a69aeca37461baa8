package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Database;
import org.korrigo.testing.FullStore;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** What cannot be drawn or stored leaves the copy LOCKED, says why, and can be tried again. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class FailedFinalisationApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path store;

  @Test
  void aMissingScanIsToldAndTheCopyFinalisedOnceItIsBack() throws IOException {
    // Given
    Desk desk = Desk.scored();
    Path scan = store.resolve(scan(desk, "key"));
    Path elsewhere = Files.move(scan, scan.resolveSibling("elsewhere"));

    // When
    Response answer = finalise(desk);

    // Then
    assertUnusable(answer, "missing from the file store");
    assertUnfinished(desk);
    Files.move(elsewhere, scan, StandardCopyOption.ATOMIC_MOVE);
    finalise(desk).then().statusCode(200).body("status", equalTo("GRADED"));
  }

  @Test
  void aScanThatIsNoPdfIsTold() throws SQLException {
    // Given
    Desk desk = Desk.scored();
    scanBecomes(desk, out -> out.write("no PDF".getBytes(StandardCharsets.UTF_8)));

    // When
    Response answer = finalise(desk);

    // Then
    assertUnusable(answer, "cannot be opened");
    assertUnfinished(desk);
  }

  /** Files that open, but whose pages are none, or that may not be written again. */
  static Stream<Arguments> undrawable() {
    return Stream.of(
        argumentSet(
            "a page that is none",
            (Scan)
                document -> {
                  COSArray pages = new COSArray();
                  COSDictionary font = new COSDictionary();
                  font.setItem(COSName.TYPE, COSName.FONT);
                  pages.add(font);
                  COSDictionary root = document.getPages().getCOSObject();
                  root.setItem(COSName.KIDS, pages);
                  root.setInt(COSName.COUNT, 1);
                }),
        argumentSet(
            "protected against changes",
            (Scan)
                document -> {
                  document.addPage(new PDPage());
                  document.protect(
                      new StandardProtectionPolicy("of the owner", "", new AccessPermission()));
                }));
  }

  /** What is wrong with a scan. */
  private interface Scan {
    void spoil(PDDocument document) throws IOException;
  }

  @ParameterizedTest
  @MethodSource("undrawable")
  void aScanThatCannotBeDrawnOnIsToldAsSuch(Scan scan) throws SQLException {
    // Given
    Desk desk = Desk.scored();
    desk.annotate("Bien", 1).then().statusCode(201);
    scanBecomes(
        desk,
        out -> {
          try (PDDocument document = new PDDocument()) {
            scan.spoil(document);
            document.save(out);
          }
        });

    // When
    Response answer = finalise(desk);

    // Then
    assertUnusable(answer, "cannot be drawn on");
    assertUnfinished(desk);
  }

  @Test
  void aStoreThatTakesNothingIsToldAndTheCopyFinalisedOnceItDoes() throws IOException {
    // Given
    Desk desk = Desk.scored();

    // When
    Response answer;
    try (FullStore _ = FullStore.of("grading")) {
      answer = finalise(desk);
    }

    // Then
    answer.then().statusCode(503).body("type", equalTo("/problems/unavailable"));
    assertUnfinished(desk);
    finalise(desk).then().statusCode(200);
  }

  @Test
  void aRetryAfterFailuresIsTheFileThatWithoutThemWouldHaveBeen() throws IOException {
    // Given
    Desk desk = Desk.scored();
    desk.annotate("∀x ∈ ℝ : α ≤ β", 1).then().statusCode(201);
    Path scan = store.resolve(scan(desk, "key"));
    Path elsewhere = Files.move(scan, scan.resolveSibling("elsewhere"));
    finalise(desk).then().statusCode(422);
    Files.move(elsewhere, scan, StandardCopyOption.ATOMIC_MOVE);
    try (FullStore _ = FullStore.of("grading")) {
      finalise(desk).then().statusCode(503);
    }

    // When
    finalise(desk).then().statusCode(200);
    byte[] retried = bytes(desk);

    // Then
    desk.reopen();
    desk.lock();
    finalise(desk).then().statusCode(200);
    assertThat(bytes(desk)).isEqualTo(retried);
    assertThat(desk.journal().stream().filter("FINALIZE"::equals)).hasSize(2);
  }

  @Test
  void aServiceThatDiesBetweenTheFileAndTheDatabaseHasFinalisedNothing() throws Exception {
    // Given
    Desk desk = Desk.scored();
    int files = files();
    try (OtherTransaction held =
        OtherTransaction.begin("select 1 from copy_lock where copy_id = ? for update", desk.copy)) {
      CompletableFuture<Response> dying = CompletableFuture.supplyAsync(() -> finalise(desk));
      OtherTransaction.awaitBlocked(1);

      // When
      Database.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"
              + " and query like '%copy_lock%' and pid <> pg_backend_pid()");

      // Then
      assertThat(dying.get().statusCode()).isGreaterThanOrEqualTo(500);
      held.rollback();
    }
    assertThat(files()).isEqualTo(files + 1);
    assertUnfinished(desk);
    finalise(desk).then().statusCode(200).body("status", equalTo("GRADED"));
    assertThat(files()).isEqualTo(files + 1);
    assertThat(desk.journal()).containsOnlyOnce("FINALIZE");
    Desk.asAdmin()
        .get("/copies/" + desk.copy + "/journal/verification")
        .then()
        .body("sound", equalTo(true));
  }

  /** How many files the service has stored so far. */
  private int files() throws IOException {
    try (Stream<Path> all = Files.walk(store.resolve("grading"))) {
      return Math.toIntExact(all.filter(Files::isRegularFile).count());
    }
  }

  private static byte[] bytes(Desk desk) {
    return desk.asTeacher()
        .get("/copies/" + desk.copy + "/final-pdf")
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  @Test
  void theSameCopyFinalisedAgainIsTheSameFile() {
    // Given
    Desk desk = Desk.scored();
    desk.annotate("∀x ∈ ℝ : α ≤ β", 1).then().statusCode(201);
    finalise(desk).then().statusCode(200);
    Object first = finalPdf(desk);

    // When
    desk.reopen();
    desk.lock();
    finalise(desk).then().statusCode(200);

    // Then
    assertThat(finalPdf(desk)).isEqualTo(first);
  }

  private static void scanBecomes(Desk desk, FileStore.Content content) throws SQLException {
    StoredFile scan =
        Arc.container().instance(FileStore.class).get().store(content, "application/pdf");
    Database.execute(
        "update copy set pdf_source = jsonb_build_object('key', ?, 'sha256', ?, 'size', ?,"
            + " 'content_type', 'application/pdf') where id = ?",
        scan.key(),
        scan.sha256(),
        scan.size(),
        desk.copy);
  }

  private static void assertUnusable(Response answer, String why) {
    answer
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/unsupported-scan"))
        .body("detail", containsString(why));
  }

  private void assertUnfinished(Desk desk) {
    assertThat(desk.journal()).doesNotContain("FINALIZE");
    desk.asTeacher()
        .get("/copies/" + desk.copy)
        .then()
        .statusCode(200)
        .body("status", equalTo("LOCKED"))
        .body("locked_by_id", equalTo(desk.teacher));
    desk.asTeacher().put("/copies/" + desk.copy + "/lock").then().statusCode(200);
  }

  private static Object finalPdf(Desk desk) {
    return desk.rows("select final_pdf->>'sha256' as sha256 from copy where id = ?", desk.copy)
        .getFirst()
        .get("sha256");
  }

  private static String scan(Desk desk, String member) {
    return desk.rows("select pdf_source->>'" + member + "' as m from copy where id = ?", desk.copy)
        .getFirst()
        .get("m")
        .toString();
  }

  private static Response finalise(Desk desk) {
    return desk.asTeacher().post("/copies/" + desk.copy + "/finalisation");
  }
}
