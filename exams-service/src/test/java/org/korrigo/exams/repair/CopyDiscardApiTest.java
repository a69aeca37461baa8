package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.repair.Desktop.atOnce;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.keyed;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyDiscardApiTest {
  private static final Map<String, String> WHY = Map.of("reason", "a specimen of the subject");

  @Test
  void whoDiscardedACopyAndWhyStandsInTheJournalTheLedgerAndTheCertificate() {
    Desktop desk = Desktop.ofSheets(4, 8);
    List<String> copies = copies(desk.exam);

    discard(copies.getFirst())
        .then()
        .statusCode(201)
        .body("kind", equalTo("DISCARD_COPY"))
        .body("actor_id", equalTo("secretariat-subject"))
        .body("reason", equalTo(WHY.get("reason")))
        .body("after.copies.booklet_ids", equalTo(List.of(List.of())))
        .body("after.sides.state", everyItem(equalTo("DISCARDED")))
        .body("after.sides", hasSize(4));

    assertThat(copies(desk.exam)).containsExactly(copies.get(1));
    admin().get("/api/exams/copies/" + copies.getFirst()).then().statusCode(404);
    admin()
        .get("/api/exams/" + desk.exam + "/sides?state=DISCARDED")
        .then()
        .body("side_number", contains(1, 2, 3, 4))
        .body("decided_by_id", everyItem(equalTo("secretariat-subject")))
        .body("reason", everyItem(equalTo(WHY.get("reason"))));
    admin()
        .get("/api/exams/" + desk.exam + "/ledger/certificate")
        .then()
        .statusCode(200)
        .body("content.sides.discarded", is(4))
        .body("content.copies.received", is(1))
        .body("content.sheets_received", is(2))
        .body("content.discarded.reason", everyItem(equalTo(WHY.get("reason"))));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyDiscarded.class, copies.getFirst()))
                    .extracting(CopyDiscarded::reason)
                    .containsExactly("discarded"));
    desk.assertWhole();
  }

  @Test
  void aDiscardedCopyComesBackAtItsPlaceWithItsAnonymousId() {
    Desktop desk = Desktop.ofSheets(3, 4);
    List<String> copies = copies(desk.exam);
    List<List<List<Integer>>> paper = desk.paper();
    String anonymous = anonymousId(copies.get(1));

    undo(discard(copies.get(1))).then().statusCode(200);

    assertThat(copies(desk.exam)).isEqualTo(copies);
    assertThat(desk.paper()).isEqualTo(paper);
    assertThat(anonymousId(copies.get(1))).isEqualTo(anonymous);
    desk.assertWhole();
  }

  @Test
  void aCopyThatWasHandedOverIsNotDiscarded() {
    Desktop desk = Desktop.ofSheets(2, 4);
    List<String> copies = copies(desk.exam);
    handOver(copies.getFirst()).then().statusCode(200);

    discard(copies.getFirst())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"))
        .body("copy_id", equalTo(copies.getFirst()));

    assertThat(copies(desk.exam)).isEqualTo(copies);
    desk.assertWhole();
  }

  @Test
  void aCopyOfWhoseSidesAPageIsElsewhereIsNotDiscarded() {
    Desktop desk = Desktop.ofSheets(1, 4);
    movePage(desk.booklet(0, 0), Map.of("page", 4)).then().statusCode(201);

    discard(copies(desk.exam).getFirst())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("side_number", is(1))
        .body("detail", containsString("pages in other booklets"));
    desk.assertWhole();
  }

  @Test
  void aDiscardNeedsACopyAndABoundedReason() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String path = "copies/" + copies(desk.exam).getFirst() + "/discards";

    for (String reason : List.of("", "  ", "x".repeat(501))) {
      post(path, Map.of("reason", reason))
          .then()
          .statusCode(400)
          .body("violations.field", hasItem("reason"));
    }
    post(path, Map.of()).then().statusCode(400).body("violations.field", contains("reason"));
    discard(UUID.randomUUID().toString()).then().statusCode(404);
    assertThat(desk.states().values()).containsOnly("USED");
  }

  @Test
  void theSameKeyDiscardsOnceAndNoOtherCopy() {
    Desktop desk = Desktop.ofSheets(2, 4);
    List<String> copies = copies(desk.exam);
    String key = UUID.randomUUID().toString();
    String path = "copies/" + copies.getFirst() + "/discards";

    keyed(key, WHY, path).then().statusCode(201);
    keyed(key, WHY, path).then().statusCode(200).body("id", equalTo(key));
    keyed(key, WHY, "copies/" + copies.get(1) + "/discards")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));

    assertThat(copies(desk.exam)).containsExactly(copies.get(1));
  }

  @Test
  void theSameKeyMarksACopyAbsentOnce() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String key = UUID.randomUUID().toString();
    String path = "copies/" + copies(desk.exam).getFirst() + "/absences";

    keyed(key, WHY, path).then().statusCode(201);
    keyed(key, WHY, path).then().statusCode(200).body("id", equalTo(key));
  }

  @Test
  void ofTwoPersonsOneDiscardsAndTheOtherHandsOver() throws Exception {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();

    List<Integer> statuses = atOnce(() -> discard(copy), () -> handOver(copy));

    assertThat(statuses).containsAnyOf(200, 201);
    assertThat(statuses.get(0) == 201).isNotEqualTo(statuses.get(1) == 200);
    desk.assertWhole();
  }

  @Test
  void whatWasDoneToTheCopyBeforeIsUndoneOnlyAfterItsDiscardIs() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    Response turned = Desktop.turn(desk.booklet(0, 0), Map.of("page", 2, "degrees", 180));
    Response discarded = discard(copy);

    undo(turned)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("changed", contains("copy " + copy));

    undo(discarded).then().statusCode(200);
    undo(turned).then().statusCode(200);
    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 2, 3, 4)));
    desk.assertWhole();
  }

  private static Response discard(String copy) {
    return post("copies/" + copy + "/discards", WHY);
  }

  private static String anonymousId(String copy) {
    return admin().get("/api/exams/copies/" + copy).then().extract().path("anonymous_id");
  }
}
