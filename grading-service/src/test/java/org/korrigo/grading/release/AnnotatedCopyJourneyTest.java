package org.korrigo.grading.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** From the corrector's desk into the pupil's hands. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnnotatedCopyJourneyTest {

  @Test
  void aPupilReadsWhatTheCorrectorWroteAndNobodysNameIsInTheFile() throws IOException {
    // Given
    String account = "account-" + UUID.randomUUID();
    int pupil = Sitting.pupil("KERGUELEN", "Maëlle", account);
    Desk desk = Desk.scored();
    desk.annotate("Très juste : ∀x, f(x) ≥ 0", -1).then().statusCode(201);
    desk.asTeacher().post("/copies/" + desk.copy + "/finalisation").then().statusCode(200);
    Broker.publish(
        new CopyIdentified(desk.copy, desk.exam, pupil, Decision.AUTO, null, Instant.now()));
    await()
        .until(() -> !desk.rows("select 1 from copy_owner where student_id = ?", pupil).isEmpty());
    Desk.asAdmin().post("/exams/" + desk.exam + "/release").then().statusCode(200);

    // When
    byte[] pdf =
        Desk.as(Tokens.student(account))
            .get("/results/" + desk.copy + "/pdf")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();

    // Then
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("Très juste : ∀x, f(x) ≥ 0", "Bilan de la copie", "8,25 / 10", "16,5")
          .doesNotContainIgnoringCase("kerguelen")
          .doesNotContainIgnoringCase("maëlle")
          .doesNotContain(desk.teacher);
    }
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
        .doesNotContainIgnoringCase("kerguelen")
        .doesNotContain(account, desk.teacher);
  }
}
