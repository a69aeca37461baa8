package org.korrigo.grading.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.grading.Desk;
import org.korrigo.testing.AtOnce;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TemplateApiTest {
  private static final Pattern NEXT = Pattern.compile("<\\?(.*)>; rel=\"next\"");

  private final UUID exam = Desk.ready().exam;

  @Test
  void keepsATemplateThatCorrectorsRead() {
    // When
    Response created = create(template("  Méthode\r\nà revoir ", "METHOD", "ex1_q1"));

    // Then
    created
        .then()
        .statusCode(201)
        .header("ETag", "\"0\"")
        .body("text", equalTo("Méthode\nà revoir"))
        .body("criterion_type", equalTo("METHOD"))
        .body("question_id", equalTo("ex1_q1"))
        .body("exam_id", equalTo(exam.toString()))
        .body("$", not(hasKey("sequence")));
    asTeacher()
        .get("/annotation-templates/" + created.path("id"))
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("text", equalTo("Méthode\nà revoir"));
    asTeacher().get(bank()).then().statusCode(200).body("text", contains("Méthode\nà revoir"));
  }

  @Test
  void changesAndRemovesTheTemplateThatWasSeenAndNoOther() {
    // Given
    String path = "/annotation-templates/" + create(template("Bien", "BONUS", null)).path("id");

    // When
    Response changed =
        Desk.asAdmin()
            .header("If-Match", "\"0\"")
            .body(template("Très bien", "RESULT", null))
            .put(path);

    // Then
    changed.then().statusCode(200).header("ETag", "\"1\"").body("text", equalTo("Très bien"));
    Desk.asAdmin()
        .header("If-Match", "\"0\"")
        .body(template("Assez bien", "RESULT", null))
        .put(path)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("template.text", equalTo("Très bien"));
    Desk.asAdmin().header("If-Match", "\"0\"").delete(path).then().statusCode(412);
    Desk.asAdmin().delete(path).then().statusCode(428);
    Desk.asAdmin().header("If-Match", "\"1\"").delete(path).then().statusCode(204);
    Desk.asAdmin().get(path).then().statusCode(404);
  }

  @Test
  void addsATemplateOnceHoweverOftenTheRequestIsMade() {
    // Given
    String key = UUID.randomUUID().toString();
    Map<String, Object> template = template("Bien", "BONUS", null);
    Desk.asAdmin().header("Idempotency-Key", key).body(template).post(bank());

    // When
    Response again = Desk.asAdmin().header("Idempotency-Key", key).body(template).post(bank());

    // Then
    again.then().statusCode(200).body("id", equalTo(key));
    Desk.asAdmin()
        .header("Idempotency-Key", key)
        .body(template("Autre", "BONUS", null))
        .post(bank())
        .then()
        .statusCode(409);
    Desk.asAdmin().get(bank()).then().body("", hasSize(1));
  }

  @Test
  void addsATemplateOnceThoughTheRequestComesSeveralTimesAtOnce() {
    // Given
    String key = UUID.randomUUID().toString();
    Map<String, Object> template = template("Bien", "BONUS", null);

    // When
    List<Response> all =
        AtOnce.all(
            6, () -> Desk.asAdmin().header("Idempotency-Key", key).body(template).post(bank()));

    // Then
    assertThat(all.stream().map(Response::statusCode)).containsOnlyOnce(201).containsOnly(200, 201);
    assertThat(all).allMatch(answer -> answer.path("id").equals(key));
  }

  @Test
  void refusesASecondTemplateThatSaysTheSame() {
    // Given
    String known = create(template("Bien", "BONUS", null)).path("id");
    String other = create(template("Bien", "RESULT", null)).path("id");

    // Then
    create(template(" Bien ", "BONUS", null))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("template.id", equalTo(known));
    Desk.asAdmin()
        .header("If-Match", "\"0\"")
        .body(template("Bien", "BONUS", null))
        .put("/annotation-templates/" + other)
        .then()
        .statusCode(409)
        .body("template.id", equalTo(known));
    create(template("Bien", "BONUS", "ex2")).then().statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({
    "'',METHOD,,text",
    "'   ',METHOD,,text",
    "a\u0007b,METHOD,,text",
    "Bien,METHOD,ex1,question_id",
    "Bien,METHOD,nowhere,question_id"
  })
  void refusesATemplateThatIsNone(String text, String type, String question, String field) {
    create(template(text, type, question))
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations[0].field", containsString(field));

    Desk.asAdmin().get(bank()).then().body("", hasSize(0));
  }

  @Test
  void refusesAnUnknownTypeATooLongTextAndAnExamThatIsNotThere() {
    create(template("Bien", "MAGIC", null)).then().statusCode(400);
    create(template("x".repeat(2001), "METHOD", null)).then().statusCode(400);
    Desk.asAdmin()
        .body(template("Bien", "METHOD", null))
        .post("/exams/" + UUID.randomUUID() + "/annotation-templates")
        .then()
        .statusCode(404);
    Desk.asAdmin()
        .get("/exams/" + UUID.randomUUID() + "/annotation-templates")
        .then()
        .statusCode(404);
    Desk.asAdmin().get(bank() + "?criterion_type=MAGIC").then().statusCode(400);
    Desk.asAdmin().get(bank() + "?after=x").then().statusCode(400);
  }

  @Test
  void listsEveryTemplatePageByPageInTheOrderTheyCame() {
    // Given
    for (int i = 1; i <= 5; i++) {
      create(template("Texte " + i, i % 2 == 0 ? "METHOD" : "CAP", i > 3 ? "ex2" : null));
    }

    // When
    List<String> seen = new ArrayList<>();
    String query = "limit=2";
    while (query != null) {
      Response page = asTeacher().get(bank() + "?" + query);
      seen.addAll(page.<List<String>>path("text"));
      String link = page.header("Link");
      Matcher next = NEXT.matcher(link == null ? "" : link);
      query = next.matches() ? next.group(1) : null;
    }

    // Then
    assertThat(seen).containsExactly("Texte 1", "Texte 2", "Texte 3", "Texte 4", "Texte 5");
    asTeacher()
        .get(bank() + "?criterion_type=method")
        .then()
        .body("text", contains("Texte 2", "Texte 4"));
    asTeacher().get(bank() + "?question=ex2").then().body("text", contains("Texte 4", "Texte 5"));
  }

  @Test
  void importsATableAndNamesItsDuplicates() {
    // Given
    String known = create(template("Bien", "BONUS", null)).path("id");

    // When
    Response imported =
        upload(
            "criterion_type;text;question_id\r\n"
                + "METHOD;Méthode à revoir;\r\n"
                + "BONUS;Bien;\r\n"
                + "METHOD;Méthode à revoir;ex2\r\n"
                + "method; Méthode à revoir ;\r\n");

    // Then
    imported
        .then()
        .statusCode(200)
        .body("added", equalTo(2))
        .body("duplicates.line", contains(3, 5))
        .body("duplicates[0].template_id", equalTo(known))
        .body("duplicates[0].same_as_line", nullValue())
        .body("duplicates[1].same_as_line", equalTo(2));
    asTeacher()
        .get(bank())
        .then()
        .body("text", contains("Bien", "Méthode à revoir", "Méthode à revoir"))
        .body("question_id", contains(null, null, "ex2"));
  }

  @Test
  void changesNothingWhenTheSameTableComesAgain() {
    // Given
    String table = "criterion_type;text\nMETHOD;Un\nCAP;Deux\n";
    upload(table).then().body("added", equalTo(2));

    // When
    Response again = upload(table);

    // Then
    again.then().statusCode(200).body("added", equalTo(0)).body("duplicates", hasSize(2));
    asTeacher().get(bank()).then().body("", hasSize(2));
  }

  @Test
  void addsNothingOfATableWithAFaultAndSaysOfEveryLineWhatIsWrong() {
    // When
    Response refused =
        upload(
            "criterion_type;text;question_id\nMETHOD;Un;\nMAGIC;Deux;\nCAP;Trois;nowhere\nCAP;;\n");

    // Then
    refused
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body("faults", equalTo(3))
        .body("violations.field", contains("line 3", "line 4", "line 5"))
        .body("violations[1].message", containsString("nowhere"));
    asTeacher().get(bank()).then().body("", hasSize(0));
  }

  @Test
  void refusesAnImportWithoutAFileAndOneForAnExamThatIsNotThere() {
    Desk.asAdmin()
        .contentType("multipart/form-data")
        .multiPart("other", "x")
        .post(bank() + "/imports")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("file"));
    upload(UUID.randomUUID(), "criterion_type;text\nCAP;Un\n").then().statusCode(404);
  }

  @Test
  void importsManyLinesWithAsManyStatementsAsOne() {
    int forOne = Statements.leastDuring(() -> importNew(1));
    int forMany = Statements.leastDuring(() -> importNew(300));

    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  /** Imports so many texts that the bank does not have. */
  private void importNew(int lines) {
    String table =
        IntStream.range(0, lines)
            .mapToObj(line -> "CAP;Texte " + UUID.randomUUID())
            .collect(Collectors.joining("\n", "criterion_type;text\n", "\n"));
    upload(table).then().statusCode(200).body("added", equalTo(lines));
  }

  @Test
  void anExamsBankGoesWithTheExam() {
    create(template("Bien", "BONUS", null)).then().statusCode(201);

    Broker.publish(new ExamDeleted(exam, "secretariat", Instant.now()));

    await()
        .until(
            () ->
                Database.query("select 1 from annotation_template where exam_id = ?", exam)
                    .isEmpty());
  }

  private Response create(Map<String, Object> template) {
    return Desk.asAdmin().body(template).post(bank());
  }

  private Response upload(String table) {
    return upload(exam, table);
  }

  private static Response upload(UUID exam, String table) {
    return Desk.asAdmin()
        .contentType("multipart/form-data")
        .multiPart("file", "bank.csv", table.getBytes(StandardCharsets.UTF_8), "text/csv")
        .post("/exams/" + exam + "/annotation-templates/imports");
  }

  private String bank() {
    return "/exams/" + exam + "/annotation-templates";
  }

  private static RequestSpecification asTeacher() {
    return Desk.as(Tokens.teacher("some-teacher"));
  }

  private static Map<String, Object> template(String text, String type, String question) {
    Map<String, Object> template = new HashMap<>();
    template.put("text", text);
    template.put("criterion_type", type);
    template.put("question_id", question);
    return template;
  }
}
