package org.korrigo.exams.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.copy.CopyRequests.exam;
import static org.korrigo.exams.copy.CopyRequests.hint;
import static org.korrigo.exams.copy.CopyRequests.merge;
import static org.korrigo.exams.copy.CopyRequests.validate;
import static org.korrigo.exams.scan.PaperBatch.number;
import static org.korrigo.exams.scan.PaperBatch.numberInIdentityZone;
import static org.korrigo.exams.scan.PaperBatch.numberOn;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.confirmed;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.exams.scan.HandedOver;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** A copy is handed over once, without a name on it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyValidationApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void aValidatedCopyIsReadyAndHandedOverWithoutAnyInkOfTheIdentityZone() {
    String exam = exam(2, 8);
    String copy = copies(exam).getFirst();

    validate(copy)
        .then()
        .statusCode(200)
        .body("status", equalTo("READY"))
        .body("validated_at", notNullValue());

    CopyReady ready =
        await()
            .until(() -> Broker.events(CopyReady.class, copy), told -> told.size() == 1)
            .getFirst();
    assertThat(ready.examId()).hasToString(exam);
    assertThat(ready.pages()).hasSize(8);
    for (int page = 0; page < 8; page++) {
      byte[] jpeg = HandedOver.bytes(files, ready.pages().get(page));
      int expected = number(page / 4, page % 4 + 1);
      boolean bearsName = page % 4 == 0;
      assertThat(numberOn(jpeg)).isEqualTo(expected);
      assertThat(numberInIdentityZone(jpeg)).isEqualTo(bearsName ? PaperBatch.NONE : expected);
    }
  }

  @Test
  void whereOnlyTheFirstSheetBearsANameTheAnswersOnTheOthersStay() {
    String exam = newExam(Map.of("identity_on", "FIRST_SHEET"));
    confirmed(processed(exam, PaperBatch.ofSheets(2), 8).path("upload_id"));
    String copy = copies(exam).getFirst();

    validate(copy).then().statusCode(200);

    CopyReady ready =
        await()
            .until(() -> Broker.events(CopyReady.class, copy), told -> told.size() == 1)
            .getFirst();
    assertThat(numberInIdentityZone(HandedOver.bytes(files, ready.pages().get(0))))
        .isEqualTo(PaperBatch.NONE);
    assertThat(numberInIdentityZone(HandedOver.bytes(files, ready.pages().get(4))))
        .isEqualTo(number(1, 1));
  }

  @Test
  void theFirstReadyCopyFreezesTheScale() {
    String exam = exam(1, 4);
    admin().get("/api/exams/" + exam).then().body("scale_frozen", is(false));

    validate(copies(exam).getFirst()).then().statusCode(200);

    admin().get("/api/exams/" + exam).then().body("scale_frozen", is(true));
    admin()
        .delete("/api/exams/" + exam)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/confirmation-required"));
  }

  @ParameterizedTest
  @EnumSource(value = CopyStatus.class, names = "STAGING", mode = Mode.EXCLUDE)
  void aCopyIsHandedOverOnceAndNeverChangedAfterwards(CopyStatus status) throws SQLException {
    String exam = exam(2, 4);
    List<String> copies = copies(exam);
    List<String> booklets = booklets(exam);
    validate(copies.getFirst()).then().statusCode(200);
    Database.execute(
        "update copy set status = ? where id = ?",
        status.name(),
        UUID.fromString(copies.getFirst()));

    validate(copies.getFirst())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"))
        .body("state", equalTo(status.name()))
        .body("action", equalTo("VALIDATE"));
    merge(copies.getFirst(), booklets)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"))
        .body("copy_id", equalTo(copies.getFirst()));
    merge(copies.get(1), booklets.reversed())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"))
        .body("copy_id", equalTo(copies.getFirst()));
    assertThat(Broker.events(CopyReady.class, copies.getFirst())).hasSizeLessThan(2);
  }

  @Test
  void theVariantOfTheSubjectIsNotedBeforeTheHandOverAndGoesWithTheCopy() {
    String exam = exam(2, 4);
    String copy = copies(exam).getFirst();

    hint(copy, "\"A\"").then().statusCode(200).body("subject_variant", equalTo("A"));
    hint(copy, "null").then().statusCode(200).body("subject_variant", nullValue());
    hint(copy, "\"C\"")
        .then()
        .statusCode(400)
        .body("violations.field", contains("subject_variant"));
    hint(copy, "\"B\"").then().statusCode(200);
    validate(copy).then().statusCode(200).body("subject_variant", equalTo("B"));

    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyReady.class, copy))
                    .extracting(CopyReady::subjectVariant)
                    .containsExactly("B"));
    hint(copy, "\"A\"").then().statusCode(409).body("type", equalTo("/problems/copy-handed-over"));
    hint(UUID.randomUUID().toString(), "\"A\"").then().statusCode(404);
  }
}
