package org.korrigo.exams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.exams.scan.ShortOfRoom;
import org.korrigo.testing.Infrastructure;

/** The number of SQL statements of a list does not depend on the number of its rows (domain §5). */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class StatementCountApiTest {

  @BeforeEach
  void nothingIsLeftToWorkers() {
    ShortOfRoom.awaitWorkers();
  }

  @ParameterizedTest
  @ValueSource(strings = {"copies", "booklets", "ledger", "sides", "expected/students", "actions"})
  void aListOfManyTakesAsManyStatementsAsAListOfFew(String list) {
    String few = newExam();
    processed(few, PaperBatch.ofSheets(1), 4);
    String many = newExam();
    processed(many, PaperBatch.ofSheets(6), 4);

    List<String> ofFew = statementsOf("/api/exams/" + few + "/" + list);
    List<String> ofMany = statementsOf("/api/exams/" + many + "/" + list);

    assertThat(ofFew).isNotEmpty();
    assertThat(ofMany).hasSameSizeAs(ofFew);
  }

  @ParameterizedTest
  @ValueSource(strings = {"annexes", "sheets"})
  void aListOfManyOfAScanTakesAsManyStatementsAsOneOfFew(String list) {
    List<String> ofFew = statementsOf("/api/exams/uploads/" + scan(1) + "/" + list);
    List<String> ofMany = statementsOf("/api/exams/uploads/" + scan(6) + "/" + list);

    assertThat(ofFew).isNotEmpty();
    assertThat(ofMany).hasSameSizeAs(ofFew);
  }

  @Test
  void aListOfManyFilesTakesAsManyStatementsAsOneOfFew() {
    String few = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    files(few, 1);
    String many = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    files(many, 5);

    List<String> ofFew = statementsOf("/api/exams/" + few + "/pdfs");

    assertThat(ofFew).isNotEmpty();
    assertThat(statementsOf("/api/exams/" + many + "/pdfs")).hasSameSizeAs(ofFew);
  }

  @Test
  void aListOfManyJobsTakesAsManyStatementsAsOneOfFew() {
    String few = newExam();
    batches(few, 1);
    String many = newExam();
    batches(many, 6);

    List<String> ofFew = statementsOf("/api/exams/" + few + "/jobs");

    assertThat(ofFew).anyMatch(statement -> statement.contains("scan_job"));
    assertThat(statementsOf("/api/exams/" + many + "/jobs")).hasSameSizeAs(ofFew);
  }

  @Test
  void aListOfManyDocumentSetsTakesAsManyStatementsAsOneOfFew() {
    String few = newExam();
    documentSets(few, 1);
    String many = newExam();
    documentSets(many, 4);

    List<String> ofFew = statementsOf("/api/exams/" + few + "/document-sets");

    assertThat(ofFew).isNotEmpty();
    assertThat(statementsOf("/api/exams/" + many + "/document-sets")).hasSameSizeAs(ofFew);
  }

  @Test
  void manyAnnexesArePutIntoCopiesByAsManyStatementsAsOne() {
    String few = scan(1);
    String many = scan(6);

    List<String> forFew = statementsOfAttaching(few);
    List<String> forMany = statementsOfAttaching(many);

    assertThat(forFew).isNotEmpty();
    assertThat(forMany).hasSameSizeAs(forFew);
  }

  /** A scan of copies with an annex each, and of two without any: everything waits to be put. */
  private static String scan(int copies) {
    PaperBatch batch = new PaperBatch().landscapeSheet(0);
    for (int copy = 1; copy <= copies; copy++) {
      batch.landscapeSheet(copy).annex(copy);
    }
    return processed(newExam(), batch.landscapeSheet(copies + 1).bytes(), 4).path("upload_id");
  }

  private static List<String> statementsOfAttaching(String upload) {
    List<Integer> leaves = admin().get("/api/exams/uploads/" + upload + "/annexes").path("leaf");
    Map<String, ?> all =
        Map.of("leaves", leaves.stream().map(leaf -> Map.of("leaf", leaf)).toList());
    return statementsDuring(
        () ->
            admin()
                .contentType(ContentType.JSON)
                .body(all)
                .post("/api/exams/uploads/" + upload + "/annexes")
                .then()
                .statusCode(201));
  }

  private static void files(String exam, int files) {
    Map<String, byte[]> all = new HashMap<>();
    for (int file = 1; file <= files; file++) {
      all.put("Pupil " + file + ".pdf", new PaperBatch().single(file).bytes());
    }
    String job = uploadAll(exam, all).then().statusCode(202).extract().path("jobs[0].id");
    finished(job).then().body("state", equalTo("DONE"));
  }

  private static void batches(String exam, int batches) {
    Map<String, byte[]> all = new HashMap<>();
    for (int batch = 1; batch <= batches; batch++) {
      all.put("Batch " + batch + ".pdf", PaperBatch.ofSheets(batch));
    }
    List<String> jobs = uploadAll(exam, all).then().statusCode(202).extract().path("jobs.id");
    assertThat(jobs).hasSize(batches);
    jobs.forEach(job -> finished(job).then().body("state", equalTo("DONE")));
  }

  private static void documentSets(String exam, int sets) {
    for (int set = 0; set < sets; set++) {
      admin()
          .multiPart("sujet", "sujet.pdf", new PaperBatch().single(set).bytes())
          .post("/api/exams/" + exam + "/document-sets")
          .then()
          .statusCode(201);
    }
  }

  @Test
  void aListOfExamsIsOneStatement() {
    newExam();
    newExam();

    assertThat(statementsOf("/api/exams")).hasSize(1);
  }

  private static List<String> statementsOf(String path) {
    return statementsDuring(() -> admin().get(path).then().statusCode(200));
  }

  /**
   * The statements about this service's rows that a request causes; meanwhile workers look for
   * jobs, and the relay for messages.
   */
  private static List<String> statementsDuring(Runnable request) {
    Logger sql = Logger.getLogger("org.hibernate.SQL");
    Level before = sql.getLevel();
    Collecting collecting = new Collecting();
    sql.setLevel(Level.FINE);
    sql.addHandler(collecting);
    try {
      request.run();
    } finally {
      sql.removeHandler(collecting);
      sql.setLevel(before);
    }
    return collecting.statements.stream()
        .filter(statement -> Stream.of("skip locked", "outbox").noneMatch(statement::contains))
        .toList();
  }

  private static final class Collecting extends Handler {
    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord logged) {
      statements.add(logged.getMessage());
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing was opened
    }
  }
}
