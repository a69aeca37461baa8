package org.korrigo.exams.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.ledger.Ledgers.certificate;
import static org.korrigo.exams.ledger.Ledgers.counts;
import static org.korrigo.exams.ledger.Ledgers.ledger;
import static org.korrigo.exams.ledger.Ledgers.settle;
import static org.korrigo.exams.ledger.Ledgers.withAnAnnex;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** A ledger that balances is certified, and no other. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LedgerCertificateApiTest {
  @Test
  void aLedgerThatBalancesIsCertifiedWithAHashThatAnyoneCanCompute() throws SQLException {
    String exam = newExam();
    String upload = processed(exam, PaperBatch.ofSheets(2), null).path("upload_id");
    settle(upload, 4, "DISCARDED");

    ledger(exam).body("balances", is(true));
    Response certificate = certificate(exam);
    certificate
        .then()
        .statusCode(200)
        .body("content.exam_id", equalTo(exam))
        .body("content.sides", counts(4, 3, 1, 0, 0, 0))
        .body("content.uploads.sha256", hasSize(1))
        .body("content.discarded.side_number", contains(4))
        .body("content.discarded.reason", contains("a coffee stain \u2603"))
        .body("content.discarded.decided_by_id", contains("a-person"))
        .body("issued_by_id", equalTo("secretariat-subject"))
        .body("sha256", equalTo(sha256(sorted(certificate.path("content")))));
    certificate(exam).then().body("sha256", equalTo(certificate.path("sha256")));
  }

  @Test
  void theCertificateIsPrintedWithTheSameHashAndAnEmbeddedFont() throws SQLException, IOException {
    String exam = newExam();
    String upload = processed(exam, PaperBatch.ofSheets(30), null).path("upload_id");
    for (int side = 1; side <= 60; side++) {
      settle(upload, side, "DISCARDED");
    }

    byte[] pdf =
        admin()
            .accept("application/pdf")
            .get("/api/exams/" + exam + "/ledger/certificate")
            .then()
            .statusCode(200)
            .contentType("application/pdf")
            .extract()
            .asByteArray();

    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = unspaced(new PDFTextStripper().getText(document));
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      assertThat(text)
          .contains(unspaced("fed 60 = used 0 + discarded 60 + blank 0 + open 0"))
          .contains(unspaced("Exam " + exam))
          .contains(unspaced("upload " + upload))
          .contains(unspaced("a coffee stain ?"))
          .contains(unspaced("by account a-person"))
          .contains((String) certificate(exam).path("sha256"));
      PDFont font =
          document
              .getPage(0)
              .getResources()
              .getFont(document.getPage(0).getResources().getFontNames().iterator().next());
      assertThat(font.isEmbedded()).isTrue();
    }
  }

  /** How wide the ids are decides where a line is broken, which may be within a word. */
  private static String unspaced(String text) {
    return text.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/pdf"})
  void whileASideIsOpenThereIsNoCertificateAndTheSideIsNamed(String accept) {
    String exam = newExam();
    String upload = processed(exam, withAnAnnex(), null).path("upload_id");

    admin()
        .accept(accept)
        .get("/api/exams/" + exam + "/ledger/certificate")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides[0].upload_id", equalTo(upload))
        .body("open_sides[0].sides", contains(3))
        .body("detail", containsString("open sides 3 of upload " + upload));
  }

  @SuppressWarnings("unchecked")
  private static Object sorted(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        ((Map<String, Object>) map).forEach((name, member) -> sorted.put(name, sorted(member)));
        yield sorted;
      }
      case List<?> list -> list.stream().map(LedgerCertificateApiTest::sorted).toList();
      case null -> null;
      default -> value;
    };
  }

  private static String sha256(Object content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(
                      JsonConventions.newMapper()
                          .writeValueAsString(content)
                          .getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
