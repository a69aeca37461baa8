package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** The annotated PDF that a reopened copy had can still be read, as it was. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class FormerFinalPdfApiTest {

  @Test
  void everyFormerPdfIsListedTheNewestFirstAndServedAsItWas() {
    // Given
    Desk desk = Desk.graded();
    byte[] first = finalPdf(desk);
    desk.reopen();
    desk.lock();
    desk.scores(Map.of("ex1_q1", 0, "ex1_q2", 3.25, "ex2", 4)).then().statusCode(200);
    desk.finalise();
    byte[] second = finalPdf(desk);
    desk.reopen();

    // When
    var list = Desk.asAdmin().get(path(desk)).then().statusCode(200);

    // Then
    list.body("score", contains(7.25f, 9.25f));
    assertThat(
            Desk.asAdmin().basePath("").get(list.extract().<String>path("[0].href")).asByteArray())
        .isEqualTo(second);
    assertThat(
            Desk.asAdmin().basePath("").get(list.extract().<String>path("[1].href")).asByteArray())
        .isEqualTo(first);
    assertThat(first).isNotEqualTo(second);
    assertThat(
            desk.rows(
                "select 1 from grading_event where copy_id = ? and action = 'EXPORT'"
                    + " and actor_id = 'secretariat-subject'"
                    + " and metadata->>'reason' = 'former-final-pdf'",
                desk.copy))
        .hasSize(2);
  }

  @Test
  void aCopyThatWasNeverReopenedHasNone() {
    Desk desk = Desk.graded();

    Desk.asAdmin().get(path(desk)).then().statusCode(200).body("$", empty());
  }

  @Test
  void anotherCopysOrNoneIsNotFound() {
    // Given
    Desk desk = Desk.graded();
    desk.reopen();
    String id = Desk.asAdmin().get(path(desk)).then().extract().path("[0].id");

    // Then
    Desk.asAdmin()
        .get(path(Desk.graded()) + "/" + id)
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"));
    Desk.asAdmin()
        .get("/copies/" + UUID.randomUUID() + "/former-final-pdfs")
        .then()
        .statusCode(404);
  }

  @Test
  void teachersAndPupilsReadNone() {
    // Given
    Desk desk = Desk.graded();
    desk.reopen();
    String id = Desk.asAdmin().get(path(desk)).then().extract().path("[0].id");

    // Then
    for (String path : new String[] {path(desk), path(desk) + "/" + id}) {
      desk.asTeacher().get(path).then().statusCode(403);
      Desk.as(Tokens.student("p")).get(path).then().statusCode(403);
    }
  }

  private static String path(Desk desk) {
    return "/copies/" + desk.copy + "/former-final-pdfs";
  }

  private static byte[] finalPdf(Desk desk) {
    return Desk.asAdmin().get("/copies/" + desk.copy + "/final-pdf").asByteArray();
  }
}
