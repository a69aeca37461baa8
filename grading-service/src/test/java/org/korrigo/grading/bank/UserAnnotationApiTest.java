package org.korrigo.grading.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.AtOnce;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class UserAnnotationApiTest {
  private static final String OWN = "/user-annotations";

  private final String teacher = "teacher-" + UUID.randomUUID();

  @Test
  void keepsATextOfTheCallersOwn() {
    // When
    Response created = create("  Bien vu ");

    // Then
    created
        .then()
        .statusCode(201)
        .header("ETag", "\"0\"")
        .body("text", equalTo("Bien vu"))
        .body("usage_count", equalTo(0));
    own().get(OWN + "/" + created.path("id")).then().statusCode(200).header("ETag", "\"0\"");
    own().get(OWN).then().statusCode(200).body("text", contains("Bien vu"));
  }

  @Test
  void hidesTheTextsOfOthersFromReadingWritingAndCounting() {
    // Given
    String path = OWN + "/" + create("Bien vu").path("id");
    RequestSpecification other = Desk.as(Tokens.teacher("other-" + teacher));

    // Then
    other.get(OWN).then().body("", hasSize(0));
    other.get(path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    Desk.as(Tokens.teacher("other-" + teacher)).post(path + "/uses").then().statusCode(404);
    for (String method : List.of("PUT", "DELETE")) {
      Desk.as(Tokens.teacher("other-" + teacher))
          .header("If-Match", "\"0\"")
          .body(Map.of("text", "Pris"))
          .request(method, path)
          .then()
          .statusCode(404);
    }
    own().get(path).then().body("text", equalTo("Bien vu")).body("usage_count", equalTo(0));
  }

  @Test
  void changesAndThrowsAwayTheTextThatWasSeenAndNoOther() {
    // Given
    String path = OWN + "/" + create("Bien").path("id");

    // When
    Response changed = put(path, "\"0\"", "Très bien");

    // Then
    changed.then().statusCode(200).header("ETag", "\"1\"").body("text", equalTo("Très bien"));
    put(path, "\"0\"", "Mal")
        .then()
        .statusCode(412)
        .body("user_annotation.text", equalTo("Très bien"));
    own().body(Map.of("text", "Mal")).put(path).then().statusCode(428);
    own().header("If-Match", "\"0\"").delete(path).then().statusCode(412);
    own().header("If-Match", "\"1\"").delete(path).then().statusCode(204);
    own().get(path).then().statusCode(404);
  }

  @Test
  void countsEveryUseEvenOfManyAtOnceAndLeavesTheTextUnchanged() {
    // Given
    String path = OWN + "/" + create("Bien").path("id");

    // When
    List<CompletableFuture<Integer>> uses =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> own().post(path + "/uses").statusCode(), Thread::startVirtualThread))
            .toList();

    // Then
    assertThat(uses).allMatch(use -> use.join() == 200);
    own()
        .get(path)
        .then()
        .header("ETag", "\"0\"")
        .body("usage_count", equalTo(20))
        .body("text", equalTo("Bien"));
  }

  @Test
  void listsMostUsedFirstThenTheLatestPageByPage() {
    // Given
    String a = create("a").path("id");
    create("b");
    String c = create("c").path("id");
    create("d");
    IntStream.range(0, 2).forEach(i -> own().post(OWN + "/" + c + "/uses"));
    own().post(OWN + "/" + a + "/uses");

    // When
    List<String> seen = new ArrayList<>();
    String query = "?limit=1";
    while (query != null) {
      Response page = own().get(OWN + query);
      seen.addAll(page.<List<String>>path("text"));
      String link = page.header("Link");
      query = link == null ? null : link.substring(1, link.indexOf('>'));
    }

    // Then
    assertThat(seen).containsExactly("c", "a", "d", "b");
  }

  @Test
  void refusesTheSameTextASecondTime() {
    String known = create("Bien").path("id");
    String other = create("Mal").path("id");

    create(" Bien").then().statusCode(409).body("user_annotation.id", equalTo(known));
    put(OWN + "/" + other, "\"0\"", "Bien").then().statusCode(409);
    Desk.as(Tokens.teacher("other-" + teacher))
        .body(Map.of("text", "Bien"))
        .post(OWN)
        .then()
        .statusCode(201);
  }

  @Test
  void keepsATextOnceHoweverOftenTheRequestIsMade() {
    String key = UUID.randomUUID().toString();
    RequestSpecification request = own().header("Idempotency-Key", key);
    request.body(Map.of("text", "Bien")).post(OWN).then().statusCode(201);

    own()
        .header("Idempotency-Key", key)
        .body(Map.of("text", "Bien"))
        .post(OWN)
        .then()
        .statusCode(200)
        .body("id", equalTo(key));
    own()
        .header("Idempotency-Key", key)
        .body(Map.of("text", "Autre"))
        .post(OWN)
        .then()
        .statusCode(409);
    Desk.as(Tokens.teacher("other-" + teacher))
        .header("Idempotency-Key", key)
        .body(Map.of("text", "Bien"))
        .post(OWN)
        .then()
        .statusCode(409);
    own().get(OWN).then().body("", hasSize(1));
  }

  @Test
  void keepsATextOnceThoughTheRequestComesSeveralTimesAtOnce() {
    // Given
    String key = UUID.randomUUID().toString();

    // When
    List<Response> all =
        AtOnce.all(
            6, () -> own().header("Idempotency-Key", key).body(Map.of("text", "Bien")).post(OWN));

    // Then
    assertThat(all.stream().map(Response::statusCode)).containsOnlyOnce(201).containsOnly(200, 201);
    assertThat(all).allMatch(answer -> answer.path("id").equals(key));
  }

  @Test
  void countsAUseOnceHoweverOftenTheRequestIsMade() {
    // Given
    String bien = OWN + "/" + create("Bien").path("id");
    String vrai = OWN + "/" + create("Vrai").path("id");
    String key = UUID.randomUUID().toString();
    use(bien, key).then().statusCode(200).body("usage_count", equalTo(1));

    // When
    Response again = use(bien, key);
    Response other = use(vrai, key);

    // Then
    again.then().statusCode(200).body("usage_count", equalTo(1));
    other.then().statusCode(409).body("type", equalTo("/problems/conflict"));
    use(bien, UUID.randomUUID().toString()).then().body("usage_count", equalTo(2));
    own().get(vrai).then().body("usage_count", equalTo(0));
    use(OWN + "/" + UUID.randomUUID(), UUID.randomUUID().toString()).then().statusCode(404);
  }

  private Response use(String path, String key) {
    return own().header("Idempotency-Key", key).post(path + "/uses");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\u0000b", "a\u0007b"})
  void refusesATextThatCannotBeKept(String text) {
    create(text).then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
    create("x".repeat(2001)).then().statusCode(400);

    own().get(OWN).then().body("", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "1_", "-1_2"})
  void refusesACursorThatNoListGave(String after) {
    own().get(OWN + "?after=" + after).then().statusCode(400);
  }

  private Response create(String text) {
    return own().body(Map.of("text", text)).post(OWN);
  }

  private Response put(String path, String seen, String text) {
    return own().header("If-Match", seen).body(Map.of("text", text)).put(path);
  }

  private RequestSpecification own() {
    return Desk.as(Tokens.teacher(teacher));
  }
}
