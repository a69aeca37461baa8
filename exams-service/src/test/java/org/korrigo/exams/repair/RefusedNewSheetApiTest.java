package org.korrigo.exams.repair;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.repair.NewSheets.folded;
import static org.korrigo.exams.repair.NewSheets.make;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** What no sheet can be made of. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefusedNewSheetApiTest {
  @Test
  void whatASheetCannotBeMadeOfIsNamed() {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().bytes(), 4);
    Map<String, Object> open = Map.of("upload_id", desk.upload, "side_number", 3);

    make(desk.exam, Map.of("sides", List.of(folded(desk, 1, 0))))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("state", equalTo("USED"))
        .body("side_number", is(1));
    make(desk.exam, Map.of("sides", List.of(open, open)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("sides[1].side_number"));
    make(desk.exam, Map.of("sides", List.of(folded(desk, 3, 45))))
        .then()
        .statusCode(400)
        .body("violations.field", contains("sides[0].turn"));
    make(
            desk.exam,
            Map.of(
                "sides", List.of(Map.of("upload_id", desk.upload, "side_number", 3, "fold", 1.5))))
        .then()
        .statusCode(400)
        .body("violations.field", contains("sides[0].fold"));
    for (Object skew : List.of(10.1, -11, "NaN")) {
      make(
              desk.exam,
              Map.of(
                  "sides",
                  List.of(Map.of("upload_id", desk.upload, "side_number", 3, "skew", skew))))
          .then()
          .statusCode(400);
    }
    make(
            desk.exam,
            Map.of(
                "sides",
                List.of(
                    Map.of(
                        "upload_id", desk.upload, "side_number", 3, "folded", false, "fold", 0.5))))
        .then()
        .statusCode(400)
        .body("violations.field", contains("sides[0].fold"));
    make(desk.exam, Map.of("sides", List.of(open), "order", List.of(2)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("order"));
    make(desk.exam, Map.of("sides", List.of()))
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("sides"));
    make(desk.exam, Map.of("sides", List.of(Map.of("upload_id", desk.upload, "side_number", 9))))
        .then()
        .statusCode(404);
    make(newExam(), Map.of("sides", List.of(open))).then().statusCode(404);
    make(UUID.randomUUID().toString(), Map.of("sides", List.of(open))).then().statusCode(404);
    make(desk.exam, Map.of("sides", List.of(open), "to_copy_id", UUID.randomUUID()))
        .then()
        .statusCode(404);
    desk.assertWhole();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3})
  void aPlaceWhereNoPageIsBearsNoName(int place) {
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).bytes(), 4);

    make(
            desk.exam,
            Map.of("sides", List.of(folded(desk, 1, 0)), "identity_pages", List.of(1, place)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("identity_pages"));
    assertThat(desk.states().values()).containsOnly("OPEN");
  }

  @Test
  void aSideThatCannotBeReadIsNotUsed() {
    Desktop desk = new Desktop().with(new PaperBatch().damagedSide().verso(0).bytes(), 4);

    make(desk.exam, Map.of("sides", List.of(folded(desk, 1, 0), folded(desk, 2, 0))))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/unsupported-scan"))
        .body("side_number", is(1));
    assertThat(desk.states().values()).containsOnly("OPEN");
  }

  @Test
  void sheetsAreMadeByTheSecretariatAlone() {
    String target = "/api/exams/" + UUID.randomUUID() + "/sheets";
    for (String token : List.of(Tokens.teacher("t-1"), Tokens.student("s-1"))) {
      given()
          .auth()
          .oauth2(token)
          .contentType(ContentType.JSON)
          .body("{}")
          .post(target)
          .then()
          .statusCode(403);
    }
  }
}
