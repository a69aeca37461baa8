package org.korrigo.exams.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.copy.CopyRequests.exam;
import static org.korrigo.exams.copy.CopyRequests.merge;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

/** A person says which booklets make a copy. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyBookletsApiTest {
  @Test
  void mergingTakesTheBookletsFromTheOtherCopyAndDiscardsIt() {
    String exam = exam(3, 4);
    List<String> copies = copies(exam);
    List<String> booklets = booklets(exam);

    merge(copies.get(0), List.of(booklets.get(0), booklets.get(1)))
        .then()
        .statusCode(200)
        .body("booklet_ids", equalTo(booklets.subList(0, 2)))
        .body("page_count", is(8));

    assertThat(copies(exam)).containsExactly(copies.get(0), copies.get(2));
    await()
        .untilAsserted(
            () -> {
              assertThat(Broker.events(CopyStaged.class, copies.get(0)))
                  .extracting(CopyStaged::pageCount)
                  .containsExactly(4, 8);
              assertThat(Broker.events(CopyDiscarded.class, copies.get(1)))
                  .singleElement()
                  .satisfies(
                      told -> {
                        assertThat(told.mergedIntoCopyId()).hasToString(copies.get(0));
                        assertThat(told.actorId()).isEqualTo("secretariat-subject");
                      });
            });
  }

  @Test
  void whatACopyNoLongerHasBecomesACopyOfItsOwn() {
    String exam = exam(2, 8);
    String copy = copies(exam).getFirst();
    List<String> booklets = booklets(exam);

    merge(copy, List.of(booklets.get(1))).then().statusCode(200).body("page_count", is(4));

    List<String> after = copies(exam);
    assertThat(after).hasSize(2).startsWith(copy);
    admin()
        .get("/api/exams/copies/" + after.get(1))
        .then()
        .body("booklet_ids", contains(booklets.get(0)));
    await()
        .untilAsserted(() -> assertThat(Broker.events(CopyStaged.class, after.get(1))).hasSize(1));
  }

  @Test
  void theOrderOfBookletsCanBeTurnedRound() {
    String exam = exam(2, 8);
    String copy = copies(exam).getFirst();
    List<String> reversed = booklets(exam).reversed();

    merge(copy, reversed).then().statusCode(200).body("booklet_ids", equalTo(reversed));
  }

  @Test
  void bookletsThatAreOfNoUseAreNamed() {
    String exam = exam(1, 4);
    String copy = copies(exam).getFirst();
    String own = booklets(exam).getFirst();
    String foreign = booklets(exam(1, 4)).getFirst();

    merge(copy, List.of(own, foreign))
        .then()
        .statusCode(400)
        .body("violations.field", contains("booklet_ids[1]"));
    merge(copy, List.of(own, own))
        .then()
        .statusCode(400)
        .body("violations.field", contains("booklet_ids[1]"));
    merge(copy, List.of()).then().statusCode(400).body("violations.field", contains("booklet_ids"));
  }
}
