package org.korrigo.grading.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.contracts.storage.FillingDisk;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Journalled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.FullStore;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class MarkDetailsApiTest {
  private static final String DETAILS = "/api/grading/exams/{exam}/marks-details.csv";
  private static final String HEADER =
      "\uFEFFCOPIE;ETAT;NOM;PRENOM;DATE_NAISSANCE;CLASSE;VARIANTE;CORRECTEUR;"
          + "Question 1.a [ex1_q1];Question 1.b [ex1_q2];Exercice 2 [ex2];"
          + "Remarque Question 1.a [ex1_q1];Remarque Question 1.b [ex1_q2];"
          + "Remarque Exercice 2 [ex2];ANNOTATIONS;DELTAS;TOTAL;MAXIMUM;NOTE;APPRECIATION";

  @Test
  void tellsEverythingOfAMarkedCopy() {
    // Given
    Desk desk = Desk.scored();
    desk.annotate("Faute ; \"signe\"\n" + "y".repeat(600), -1).then().statusCode(201);
    desk.annotate("=Bien", null).then().statusCode(201);
    remark(desk, "ex2", "=2+2\nest faux ; \"voir\" le cours");
    desk.asTeacher()
        .body(Map.of("global_appreciation", "-1 pour le soin. " + "x".repeat(600)))
        .put("/copies/" + desk.copy + "/appreciation")
        .then()
        .statusCode(200);
    desk.asTeacher().post("/copies/" + desk.copy + "/finalisation").then().statusCode(200);
    int pupil = Sitting.pupil("LE GOFF", "Anna");
    Broker.publish(
        new CopyIdentified(desk.copy, desk.exam, pupil, Decision.AUTO, null, Instant.now()));
    await()
        .until(() -> !desk.rows("select 1 from copy_owner where student_id = ?", pupil).isEmpty());

    // When
    Response file = admin().get(DETAILS, desk.exam);

    // Then
    file.then()
        .statusCode(200)
        .contentType("text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"notes-detail.csv\"")
        .header("Cache-Control", "no-store");
    assertThat(lines(file))
        .containsExactly(
            HEADER,
            Sitting.anonymousId(desk.copy)
                + ";GRADED;LE GOFF;Anna;05/09/2008;TG2;A;"
                + desk.teacher
                + ";2;3,25;4;;;\"\u00A0=2+2 est faux ; \"\"voir\"\" le cours\";"
                + "\"p. 1 COMMENT -1 : Faute ; \"\"signe\"\" "
                + "y".repeat(600)
                + " / p. 1 COMMENT : =Bien\";-1;8,25;10;16,50;"
                + "\u00A0-1 pour le soin. "
                + "x".repeat(600));
    assertThat(Sitting.exports(desk.copy)).containsExactly("secretariat-subject marks-details");
  }

  @Test
  void holdsNothingOfADiskThatFillsUpWhileItIsMade() throws IOException {
    Desk desk = Desk.graded();
    FillingDisk disk = FillingDisk.inUse("grading");

    disk.leave(0);
    Response refused = admin().get(DETAILS, desk.exam);
    disk.leaveEnough();

    refused.then().statusCode(503).body("type", equalTo("/problems/unavailable"));
    assertThat(OpenFiles.of(FillingDisk.TAKES_NO_BYTE)).isZero();
    assertThat(Sitting.exports(desk.copy)).isEmpty();
    admin().get(DETAILS, desk.exam).then().statusCode(200);
  }

  @Test
  void isJournalledForNobodyWhereItCannotBeMade() throws IOException {
    Desk desk = Desk.graded();

    try (FullStore _ = FullStore.of("grading")) {
      admin()
          .get(DETAILS, desk.exam)
          .then()
          .statusCode(503)
          .body("type", equalTo("/problems/unavailable"));
    }

    assertThat(Sitting.exports(desk.copy)).isEmpty();
    admin().get(DETAILS, desk.exam).then().statusCode(200);
  }

  @Test
  void listsCopiesThatAreNotMarkedNotIdentifiedOrNotOnTheRoster() throws SQLException {
    // Given
    Desk desk = Desk.locked();
    desk.scores(Map.of("ex2", 1.5)).then().statusCode(200);
    Journalled.execute(
        desk.copy,
        "insert into question_remark (id, copy_id, question_id) values (gen_random_uuid(), ?,"
            + " 'ex2')",
        desk.copy);

    // When
    List<String> lines = lines(admin().get(DETAILS, desk.exam));

    // Then
    assertThat(lines.get(1))
        .isEqualTo(Sitting.anonymousId(desk.copy) + ";LOCKED;;;;;A;;;;1,5;;;;;0;1,5;10;;");
  }

  @Test
  void listsACopyThatIsNotHandedOverUntilItIsGivenUp() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy();
    UUID staged = sitting.staged();

    // When
    List<String> lines = lines(admin().get(DETAILS, sitting.exam));
    sitting.discard(staged);
    List<String> givenUp = lines(admin().get(DETAILS, sitting.exam));

    // Then
    String nothingElse = ";".repeat(lines.getFirst().split(";").length - 2);
    assertThat(lines)
        .hasSize(3)
        .last()
        .isEqualTo("ANON-" + staged.toString().substring(0, 8) + ";STAGING" + nothingElse);
    assertThat(givenUp).isEqualTo(lines.subList(0, 2));
    assertThat(givenUp.getLast()).startsWith(Sitting.anonymousId(copy) + ";READY;");
    assertThat(Sitting.exports(staged)).isEmpty();
  }

  @Test
  void namesWhoIsToMarkACopyAndWhoMarkedItLast() throws SQLException {
    // Given
    Desk desk = Desk.graded();
    Desk other = desk.another();
    Database.execute("update copy set assigned_corrector_id = 'assigned' where id = ?", other.copy);
    Desk.asAdmin()
        .body(Map.of("reason", "Erreur"))
        .post("/copies/" + desk.copy + "/reopening")
        .then()
        .statusCode(200);
    Database.execute(
        "insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp)"
            + " values (gen_random_uuid(), ?, ?, 'FINALIZE', 'the-second', now())",
        desk.copy,
        desk.exam);

    // When
    List<String> lines = lines(admin().get(DETAILS, desk.exam));

    // Then
    assertThat(lines)
        .anyMatch(
            line -> line.startsWith(Sitting.anonymousId(desk.copy) + ";READY;;;;;A;the-second;"))
        .anyMatch(
            line -> line.startsWith(Sitting.anonymousId(other.copy) + ";READY;;;;;A;assigned;"));
  }

  @Test
  void journalsNothingForAQuestionAboutTheHeadersAlone() {
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("LE GOFF", "Anna"), "7", null);

    admin().head(DETAILS, sitting.exam).then().statusCode(200);

    assertThat(Sitting.exports(copy)).isEmpty();
  }

  @Test
  void theTotalIsThatOfThePointsBesideItThoughTheyChangeMeanwhile() throws Exception {
    // Given
    Desk desk = Desk.scored();

    // When
    CompletableFuture<Response> exporting;
    try (OtherTransaction writing =
        OtherTransaction.begin("select 1 from copy where id = ? for update", desk.copy)) {
      exporting = CompletableFuture.supplyAsync(() -> admin().get(DETAILS, desk.exam));
      OtherTransaction.awaitBlocked(1);
      Journalled.giveOnePoint(writing, desk.copy);
      writing.commit();
    }

    // Then
    assertThat(lines(exporting.get()).get(1))
        .isEqualTo(Sitting.anonymousId(desk.copy) + ";LOCKED;;;;;A;;;;1;;;;;0;1;10;;");
  }

  @Test
  void needsAsManyStatementsForManyCopiesAsForOne() {
    Sitting one = Sitting.begin();
    one.copy(Sitting.pupil("ADAM", "Léo"), "1", null);
    Sitting many = Sitting.begin();
    for (int i = 0; i < 5; i++) {
      many.copy(Sitting.pupil("ADAM", "Léo " + i), "1", null);
      many.staged();
    }

    int forOne =
        Statements.leastDuring(() -> admin().get(DETAILS, one.exam).then().statusCode(200));
    int forMany =
        Statements.leastDuring(() -> admin().get(DETAILS, many.exam).then().statusCode(200));

    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  @Test
  void knowsNoExamThatWasNeverDefined() {
    admin()
        .get(DETAILS, UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  private static void remark(Desk desk, String question, String remark) {
    desk.asTeacher()
        .body(Map.of("remark", remark))
        .put("/copies/" + desk.copy + "/remarks/" + question)
        .then()
        .statusCode(200);
  }

  private static List<String> lines(Response file) {
    return List.of(new String(file.asByteArray(), StandardCharsets.UTF_8).split("\r\n"));
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin());
  }
}
