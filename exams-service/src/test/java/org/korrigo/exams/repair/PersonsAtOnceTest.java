package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.repair.Desktop.atOnce;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.turn;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** Persons who do things to the same paper at the same time, and to paper that goes meanwhile. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PersonsAtOnceTest {
  private static final Map<String, String> WHY = Map.of("reason", "a test");

  @RepeatedTest(3)
  void aPageIsNeverTakenOutOfACopyThatIsHandedOverMeanwhile() throws Exception {
    Desktop desk = Desktop.ofSheets(2, 4);
    String copy = copies(desk.exam).getFirst();
    String booklet = desk.booklet(0, 0);

    List<Integer> statuses =
        atOnce(() -> handOver(copy), () -> movePage(booklet, Map.of("page", 4)));

    int pages =
        admin().get("/api/exams/copies/" + copy).then().extract().<Integer>path("page_count");
    String status = admin().get("/api/exams/copies/" + copy).then().extract().path("status");
    assertThat(status).isEqualTo(statuses.getFirst() == 200 ? "READY" : "STAGING");
    assertThat(pages).isEqualTo(statuses.get(1) == 201 ? 3 : 4);
    assertThat(statuses.get(0) == 200 && statuses.get(1) == 201 && pages == 4).isFalse();
    desk.assertWhole();
  }

  @Test
  void whoTakeEachOthersBookletsBothSeeWhatStands() throws Exception {
    Desktop desk = Desktop.ofSheets(4, 8);
    List<String> copies = copies(desk.exam);
    List<String> ofFirst = desk.bookletsOf(copies.get(0));
    List<String> ofSecond = desk.bookletsOf(copies.get(1));

    List<Integer> statuses =
        atOnce(
            () -> compose(copies.get(0), List.of(ofFirst.get(0), ofSecond.get(0))),
            () -> compose(copies.get(1), List.of(ofSecond.get(1), ofFirst.get(1))));

    assertThat(statuses).contains(200).allMatch(status -> List.of(200, 404, 412).contains(status));
    desk.assertWhole();
  }

  @Test
  void aBookletThatTwoTakeUpIsInOneCopy() throws Exception {
    Desktop desk = Desktop.ofSheets(3, 4);
    List<String> copies = copies(desk.exam);
    String booklet = desk.booklet(2, 0);
    post(onBooklet(booklet, "discards"), WHY).then().statusCode(201);
    String path = onBooklet(booklet, "restorations");

    List<Integer> statuses =
        atOnce(
            () -> post(path, Map.of("to_copy_id", copies.get(0))),
            () -> post(path, Map.of("to_copy_id", copies.get(1))));

    assertThat(statuses).contains(201).containsAnyOf(409, 412);
    desk.assertWhole();
  }

  @RepeatedTest(5)
  void whoLooksWhileAnotherChangesSeesThePaperOfOneMoment() throws Exception {
    Desktop desk = Desktop.ofSheets(2, 8);
    String first = desk.booklet(0, 0);
    String second = desk.booklet(0, 1);

    List<Integer> statuses =
        atOnce(
            () -> desk.side(2, "discards", WHY),
            () -> turn(first, Map.of("page", 1, "degrees", 180)),
            () -> post(onBooklet(second, "discards"), WHY),
            () -> movePage(second, Map.of("page", 1, "to_booklet_id", first)));

    assertThat(statuses).contains(201).allMatch(status -> List.of(201, 409, 412).contains(status));
    desk.assertWhole();
  }

  @Test
  void twoActionsOnTheSamePaperAreNotUndoneIntoEachOther() throws Exception {
    Desktop desk = Desktop.ofSheets(1, 4);
    String first = turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 180)).path("id");
    String second = turn(desk.booklet(0, 0), Map.of("page", 2, "degrees", 180)).path("id");

    List<Integer> statuses = atOnce(() -> undo(first), () -> undo(second));

    assertThat(statuses.get(1)).isEqualTo(200);
    assertThat(statuses.get(0)).isIn(200, 412);
    desk.assertWhole();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofAnExamThatIsDeletedMeanwhileNothingStays(boolean undoing) throws Exception {
    Desktop desk = Desktop.ofSheets(2, 4);
    String booklet = desk.booklet(0, 0);
    String done = turn(desk.booklet(1, 0), Map.of("page", 1, "degrees", 90)).path("id");

    List<Integer> statuses =
        atOnce(
            () -> admin().delete("/api/exams/" + desk.exam),
            () -> undoing ? undo(done) : turn(booklet, Map.of("page", 1, "degrees", 90)));

    assertThat(statuses.getFirst()).isEqualTo(204);
    assertThat(statuses.get(1)).isIn(200, 201, 404);
    for (String table : List.of("booklet", "copy", "intake_action", "upload")) {
      assertThat(
              Database.query(
                  "select 1 from " + table + " where exam_id = ?", UUID.fromString(desk.exam)))
          .as(table)
          .isEmpty();
    }
    undo(done).then().statusCode(404);
    admin().get("/api/exams/actions/" + done).then().statusCode(404);
  }

  @Test
  void aSideThatIsJustLeftToItsJobAgainIsNotDecidedAbout() throws Exception {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().bytes(), 4);
    try (OtherTransaction vouching = OtherTransaction.begin();
        ExecutorService person = Executors.newSingleThreadExecutor()) {
      vouching.run(
          "delete from scan_side where upload_id = ? and side_number = 3",
          UUID.fromString(desk.upload));

      Future<Response> answer = person.submit(() -> desk.side(3, "blanks", Map.of()));
      await().until(() -> OtherTransaction.someoneWaits("update scan_side"));
      vouching.commit();

      answer.get().then().statusCode(412).body("type", equalTo("/problems/stale-version"));
    }
    admin()
        .get("/api/exams/" + desk.exam + "/actions")
        .then()
        .body("", org.hamcrest.Matchers.empty());
  }

  private static Response compose(String copy, List<String> booklets) {
    return post("copies/" + copy + "/booklets", Map.of("booklet_ids", booklets));
  }
}
