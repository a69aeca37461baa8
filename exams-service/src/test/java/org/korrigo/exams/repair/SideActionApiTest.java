package org.korrigo.exams.repair;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** What a person decides of single sides, and who may. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SideActionApiTest {
  private static final Map<String, String> WHY = Map.of("reason", "scanned twice");

  @Test
  void aUsedSideThatIsPutAsideLeavesItsBooklet() {
    Desktop desk = Desktop.ofSheets(1, 4);

    desk.side(2, "discards", WHY)
        .then()
        .statusCode(201)
        .body("kind", equalTo("DISCARD_SIDE"))
        .body("before.sides.state", contains("USED"))
        .body("after.sides.state", contains("DISCARDED"))
        .body("after.sides.reason", contains("scanned twice"));

    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 4)));
    assertThat(desk.states()).containsEntry(1, "USED").containsEntry(2, "DISCARDED");
    admin()
        .get("/api/exams/" + desk.exam + "/sides?state=DISCARDED")
        .then()
        .body("decided_by_id", contains("secretariat-subject"))
        .body("booklet_ids[0]", empty());
    admin()
        .get("/api/exams/" + desk.exam + "/sides?state=USED")
        .then()
        .body("booklet_ids[0]", contains(desk.booklet(0, 0)));
    desk.assertWhole();
  }

  @Test
  void anOpenSideIsBlankOrPutAsideAndTakenUpAgain() {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().a4().bytes(), 4);

    desk.side(3, "blanks", Map.of()).then().statusCode(201);
    Response discard = desk.side(4, "discards", WHY);
    assertThat(desk.states()).containsEntry(3, "BLANK").containsEntry(4, "DISCARDED");
    admin().get("/api/exams/" + desk.exam + "/ledger").then().body("balances", is(true));
    desk.side(3, "restorations", Map.of("reason", "there is writing on it")).then().statusCode(201);
    undo(discard).then().statusCode(200);

    assertThat(desk.states()).containsEntry(3, "OPEN").containsEntry(4, "OPEN");
    admin()
        .get("/api/exams/" + desk.exam + "/sides?state=OPEN")
        .then()
        .body("reason[0]", equalTo("there is writing on it"))
        .body("decided_by_id[1]", equalTo(null));
    desk.assertWhole();
  }

  @ParameterizedTest
  @CsvSource({
    "1,blanks,USED",
    "1,restorations,USED",
    "3,restorations,OPEN",
  })
  void aDecisionThatDoesNotFitTheSidesStateIsRefused(int side, String what, String state) {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().bytes(), 4);

    desk.side(side, what, Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("side_number", is(side))
        .body("state", equalTo(state));
    desk.side(3, "discards", WHY).then().statusCode(201);
    desk.side(3, "discards", WHY).then().statusCode(409).body("state", equalTo("DISCARDED"));
  }

  @Test
  void aSideThatWasTakenUpAgainStandsAgainstTheHandOverOfItsSheet() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    desk.side(2, "discards", WHY).then().statusCode(201);
    Response restored = desk.side(2, "restorations", Map.of());

    handOver(copy).then().statusCode(409).body("type", equalTo("/problems/ledger-open"));
    undo(restored).then().statusCode(200);
    handOver(copy).then().statusCode(200);
  }

  @Test
  void sidesThatAreNotThereAreNotFound() {
    Desktop desk = Desktop.ofSheets(1, 4);

    desk.side(3, "discards", WHY).then().statusCode(404);
    post("uploads/" + UUID.randomUUID() + "/sides/1/discards", WHY).then().statusCode(404);
    desk.side(1, "discards", Map.of())
        .then()
        .statusCode(400)
        .body("violations.field", contains("reason"));
  }

  @Test
  void whileTheJobIsNotDoneItsSidesAreLeftToIt() throws SQLException {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().bytes(), 4);
    Database.execute(
        "update scan_job set state = 'FAILED' where upload_id = ?", UUID.fromString(desk.upload));

    desk.side(3, "discards", WHY)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("upload_id", equalTo(desk.upload));
  }

  @ParameterizedTest
  @CsvSource({
    "POST,booklets/{id}/turns",
    "POST,booklets/{id}/half-swaps",
    "POST,booklets/{id}/face-swaps",
    "PUT,booklets/{id}/pages",
    "POST,booklets/{id}/page-moves",
    "POST,booklets/{id}/moves",
    "POST,booklets/{id}/splits",
    "POST,{id}/booklet-merges",
    "POST,booklets/{id}/discards",
    "POST,booklets/{id}/restorations",
    "POST,uploads/{id}/sides/1/discards",
    "POST,uploads/{id}/sides/1/restorations",
    "POST,uploads/{id}/sides/1/blanks",
    "POST,copies/{id}/booklets",
    "POST,copies/{id}/discards",
    "POST,copies/{id}/absences",
    "POST,{id}/absences",
    "GET,{id}/actions",
    "GET,actions/{id}",
    "POST,actions/{id}/undo"
  })
  void thePaperIsInTheHandsOfTheSecretariatAlone(String method, String path) {
    String target = "/api/exams/" + path.replace("{id}", UUID.randomUUID().toString());
    for (String token : List.of(Tokens.teacher("t-1"), Tokens.student("s-1"))) {
      given()
          .auth()
          .oauth2(token)
          .contentType(ContentType.JSON)
          .body("{}")
          .request(method, target)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/forbidden"));
    }
    given().contentType(ContentType.JSON).body("{}").request(method, target).then().statusCode(401);
  }
}
