package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.repair.Desktop.atOnce;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.repair.NewSheets.bare;
import static org.korrigo.exams.repair.NewSheets.folded;
import static org.korrigo.exams.repair.NewSheets.make;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** Sheets that a person makes of sides that are in no copy. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class NewSheetApiTest {
  @Test
  void openSidesBecomeAFoldedSheetInReadingOrder() {
    // a side is missing, and so short a batch does not prove which: all of it waits for a person
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).verso(0).recto(1).bytes(), 4);
    assertThat(desk.states().values()).containsOnly("OPEN");

    Response action =
        make(desk.exam, Map.of("sides", List.of(folded(desk, 1, 0), folded(desk, 2, 0))));

    action
        .then()
        .statusCode(201)
        .body("kind", equalTo("MAKE_SHEET"))
        .body("after.sides.pages", contains(List.of(4, 1), List.of(2, 3)));
    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 2, 3, 4)));
    assertThat(desk.states().values()).containsExactly("USED", "USED", "OPEN");
    assertThat(PaperBatch.numberInIdentityZone(picture(desk.booklet(0, 0), "header"))).isEqualTo(1);
    desk.assertWhole();
    undo(action).then().statusCode(200);
    assertThat(copies(desk.exam)).isEmpty();
    assertThat(desk.states().values()).containsOnly("OPEN");
    desk.assertWhole();
  }

  @Test
  void aLateSheetIsAddedToACopyThatIsThere() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    String early = desk.upload;
    desk.with(new PaperBatch().recto(1).verso(1).recto(2).bytes(), 4);

    make(
            desk.exam,
            Map.of("sides", List.of(folded(desk, 1, 0), folded(desk, 2, 0)), "to_copy_id", copy))
        .then()
        .statusCode(201);

    assertThat(desk.upload).isNotEqualTo(early);
    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8)));
    desk.assertWhole();
    handOver(copy).then().statusCode(200);
    make(desk.exam, Map.of("sides", List.of(folded(desk, 3, 0)), "to_copy_id", copy))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"));
  }

  @Test
  void aCopyIsFoundByAnyScanOfWhichItHasAPage() {
    Desktop desk = Desktop.ofSheets(2, 4);
    List<String> copies = copies(desk.exam);
    String early = desk.upload;
    desk.with(new PaperBatch().recto(2).verso(2).recto(3).bytes(), 4);
    make(
            desk.exam,
            Map.of(
                "sides",
                List.of(folded(desk, 1, 0), folded(desk, 2, 0)),
                "to_copy_id",
                copies.getFirst()))
        .then()
        .statusCode(201);
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", desk.bookletsOf(copies.getFirst())))
        .then()
        .statusCode(201);

    assertThat(foundBy(desk, desk.upload)).containsExactly(copies.getFirst());
    assertThat(foundBy(desk, early)).isEqualTo(copies);
    assertThat(foundBy(desk, UUID.randomUUID().toString())).isEmpty();
  }

  private static List<String> foundBy(Desktop desk, String upload) {
    return admin()
        .queryParam("upload", upload)
        .get("/api/exams/" + desk.exam + "/copies")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void aSinglePageIsTakenWholeAndAPutAsideSideIsUsedAnew() {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().bytes(), 4);
    String cut = desk.booklet(0, 0);
    desk.side(2, "discards", Map.of("reason", "it is another pupil's")).then().statusCode(201);

    List<?> sides = List.of(Map.of("upload_id", desk.upload, "side_number", 3), folded(desk, 2, 0));
    make(desk.exam, Map.of("sides", sides, "identity_pages", List.of(1))).then().statusCode(201);

    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 4)), List.of(List.of(1000, 2, 3)));
    desk.assertWhole();
    post("booklets/" + cut + "/restorations", Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
  }

  @Test
  void ofTwoPersonsWhoMakeASheetOfTheSameSideOneDoes() throws Exception {
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).bytes(), 4);
    Map<String, ?> sheet = Map.of("sides", List.of(folded(desk, 1, 0)));

    List<Integer> statuses = atOnce(() -> make(desk.exam, sheet), () -> make(desk.exam, sheet));

    assertThat(statuses).contains(201).containsAnyOf(409, 412);
    assertThat(desk.paper()).hasSize(1);
    desk.assertWhole();
  }

  @Test
  void theSameIdempotencyKeyMakesOneSheet() {
    Desktop desk = new Desktop().with(new PaperBatch().a4().bytes(), 4);
    String key = UUID.randomUUID().toString();
    List<Integer> statuses = new ArrayList<>();

    for (int i = 0; i < 2; i++) {
      statuses.add(
          admin()
              .header("Idempotency-Key", key)
              .contentType(ContentType.JSON)
              .body(Map.of("sides", List.of(Map.of("upload_id", desk.upload, "side_number", 1))))
              .post("/api/exams/" + desk.exam + "/sheets")
              .statusCode());
    }

    assertThat(statuses).containsExactly(201, 200);
    assertThat(copies(desk.exam)).hasSize(1);
    Map<String, Object> turned = bare(desk, 1);
    turned.put("turn", 180);
    Desktop.keyed(key, Map.of("sides", List.of(turned)), desk.exam + "/sheets")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
  }
}
