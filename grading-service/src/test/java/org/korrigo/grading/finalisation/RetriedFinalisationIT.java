package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.Desk;
import org.korrigo.grading.HandedOver;
import org.korrigo.grading.Replica;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** A finalisation that one process did not bring to its end, tried again at another. */
class RetriedFinalisationIT {
  /** Another language, other digits, another day: nothing of it may be in the file. */
  private static final Map<String, String> ELSEWHERE =
      Map.of("user.language", "ar", "user.country", "EG", "user.timezone", "Pacific/Auckland");

  private static final List<Map<String, Object>> ANNOTATIONS =
      List.of(
          annotation(0, "COMMENT", "∀x ∈ ℝ : α ≤ β, ça va de soi", 1),
          annotation(0, "HIGHLIGHT", "À revoir", null),
          annotation(1, "ERROR", "Le signe est perdu ici.", -2),
          annotation(1, "BONUS", "Une remarque très détaillée. ".repeat(40), 2),
          annotation(
              2, "COMMENT", "{\"strokes\": [[0.1, 0.1, 0.2, 0.2]], \"text\": \"Ici\"}", null),
          annotation(2, "BONUS", "{\"stamp\": \"STAR\", \"text\": \"Bravo\"}", null));

  private final Infrastructure infrastructure = new Infrastructure();
  private Map<String, String> settings;
  private Replica dying;
  private Replica other;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    settings = infrastructure.start();
    settings.forEach(System::setProperty);
    dying = Replica.start(settings).awaitReady();
  }

  @AfterEach
  void stop() {
    Stream.of(dying, other).filter(replica -> replica != null).forEach(Replica::stop);
    infrastructure.stop();
  }

  @Test
  void theFileIsTheOneThatTheProcessThatDiedHadDrawn() throws Exception {
    // Given
    byte[] pages = Files.readAllBytes(ScannedCopy.upright(folder, 3));
    StoredFile scan = HandedOver.scan(pages);
    UUID copy = HandedOver.copy(HandedOver.exam(), scan, 3);
    String token = marked(copy);
    dieBetweenTheFileAndTheDatabase(copy, token);
    List<Path> drawn = files();
    assertThat(drawn).hasSize(1);
    assertThat(HandedOver.journal(copy)).doesNotContain("FINALIZE");

    // When
    other = Replica.start(settings, ELSEWHERE).awaitReady();
    Response retried = finalise(other, token, copy);

    // Then
    retried.then().statusCode(200).body("status", equalTo("GRADED"));
    assertThat(sha256(other.as("teacher").get("/copies/" + copy + "/final-pdf")))
        .isEqualTo(drawn.getFirst().getFileName().toString());
    assertThat(files()).isEqualTo(drawn);
    assertThat(HandedOver.journal(copy)).containsOnlyOnce("FINALIZE");
    other
        .asAdmin()
        .get("/copies/" + copy + "/journal/verification")
        .then()
        .statusCode(200)
        .body("sound", equalTo(true));
  }

  /** Everything that the file shows: points, remarks, annotations of each type, appreciation. */
  private String marked(UUID copy) {
    String path = "/copies/" + copy;
    String token =
        dying.as("teacher").post(path + "/lock").then().statusCode(201).extract().path("token");
    writing(dying, token)
        .body(Map.of("scores", Map.of("ex1_q1", 2, "ex1_q2", 3.25, "ex2", 1.5)))
        .put(path + "/scores")
        .then()
        .statusCode(200);
    for (String question : List.of("ex1_q1", "ex1_q2", "ex2")) {
      writing(dying, token)
          .body(Map.of("remark", "Soignez la question " + question))
          .put(path + "/remarks/" + question)
          .then()
          .statusCode(200);
    }
    for (Map<String, Object> annotation : ANNOTATIONS) {
      writing(dying, token).body(annotation).post(path + "/annotations").then().statusCode(201);
    }
    writing(dying, token)
        .body(Map.of("global_appreciation", "Bon travail, à poursuivre."))
        .put(path + "/appreciation")
        .then()
        .statusCode(200);
    return token;
  }

  private void dieBetweenTheFileAndTheDatabase(UUID copy, String token) throws Exception {
    try (OtherTransaction held =
        OtherTransaction.begin("select 1 from copy_lock where copy_id = ? for update", copy)) {
      CompletableFuture<Response> answer =
          CompletableFuture.supplyAsync(() -> finalise(dying, token, copy));
      OtherTransaction.awaitBlocked(1);
      dying.kill();
      assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class);
      held.rollback();
    }
    assertThat(Database.query("select status from copy where id = ?", copy))
        .containsExactly(Map.of("status", "LOCKED"));
  }

  /** What the service has stored, in any process. */
  private List<Path> files() throws IOException {
    Path store = Path.of(settings.get("korrigo.files.directory"), "grading");
    try (Stream<Path> all = Files.walk(store)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static Map<String, Object> annotation(
      int page, String type, String content, Integer delta) {
    Map<String, Object> annotation = Desk.annotation(content, delta);
    annotation.put("page_index", page);
    annotation.put("type", type);
    return annotation;
  }

  private static RequestSpecification writing(Replica replica, String token) {
    return replica.as("teacher").header("Lock-Token", token);
  }

  private static Response finalise(Replica replica, String token, UUID copy) {
    return writing(replica, token).post("/copies/" + copy + "/finalisation");
  }

  private static String sha256(Response file) throws Exception {
    byte[] bytes = file.then().statusCode(200).extract().asByteArray();
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
