package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.hash.Sha256;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** As many pupils' files as may come in one request, and one more. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MostFilesApiTest {
  private static final int MOST = 500;

  /** A page at 50 dpi: about 4 KB a file. */
  private static final int WIDTH = 413;

  private static final int HEIGHT = 585;
  private static final int MARK = 24;
  private static final int BITS = 10;

  /** Each copy's file, in the copies' order. */
  private static final String COPIES =
      """
      select p.student_identifier, count(*) as pages
      from copy o join copy_booklet c on c.copy_id = o.id
      join booklet_page g on g.booklet_id = c.booklet_id
      join booklet b on b.id = g.origin_id join exam_pdf p on p.upload_id = b.upload_id
      where o.exam_id = ? group by o.id, o.ordinal, p.student_identifier order by o.ordinal
      """;

  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void fiveHundredFilesOfOneRequestAreFiveHundredCopies() {
    String exam = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    Map<String, byte[]> pupils = pupils(MOST);

    String job = uploadAll(exam, pupils).then().statusCode(202).extract().path("jobs[0].id");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> "DONE".equals(admin().get("/api/exams/jobs/" + job).path("state")));
    String anyOfThem = admin().get("/api/exams/" + exam + "/pdfs").path("[7].upload_id");
    Secretariat.confirmed(anyOfThem);

    assertThat(Database.query(COPIES, UUID.fromString(exam)))
        .containsExactlyElementsOf(
            pupils.keySet().stream()
                .map(name -> Map.<String, Object>of("student_identifier", name(name), "pages", 1L))
                .toList());
    admin()
        .get("/api/exams/" + exam + "/ledger")
        .then()
        .body("balances", is(true))
        .body("sides.fed", is(MOST))
        .body("sides.used", is(MOST))
        .body("copies.received", is(MOST))
        .body("in_no_copy", is(0));
  }

  @Test
  void oneFileMoreIsRefusedAndNoneOfThemIsKept() throws IOException {
    String exam = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    Map<String, byte[]> pupils = pupils(MOST + 1);

    uploadAll(exam, pupils)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/too-large"))
        .body("max_files", is(MOST));

    UUID id = UUID.fromString(exam);
    assertThat(Database.query("select 1 from upload where exam_id = ?", id)).isEmpty();
    assertThat(Database.query("select 1 from scan_job where exam_id = ?", id)).isEmpty();
    ShortOfRoom.awaitWorkers();
    Set<String> sent = pupils.values().stream().map(Sha256::of).collect(Collectors.toSet());
    for (Path file : LiveDirectory.files(files)) {
      assertThat(Sha256.of(file)).isNotIn(sent);
    }
  }

  private static String name(String file) {
    return file.substring(0, file.length() - ".pdf".length());
  }

  private static Map<String, byte[]> pupils(int count) {
    Map<String, byte[]> pupils = new LinkedHashMap<>();
    for (int pupil = 1; pupil <= count; pupil++) {
      pupils.put("PUPIL Number %d.pdf".formatted(pupil), pdf(pupil));
    }
    return pupils;
  }

  private static byte[] pdf(int pupil) {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(
            JPEGFactory.createFromImage(document, picture(pupil), 0.3f),
            0,
            0,
            PDRectangle.A4.getWidth(),
            PDRectangle.A4.getHeight());
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** White paper with a number as black squares. */
  private static BufferedImage picture(int number) {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.BLACK);
    for (int bit = 0; bit < BITS; bit++) {
      if ((number >> bit & 1) == 1) {
        graphics.fillRect(MARK * (bit + 2), HEIGHT / 2, MARK, MARK);
      }
    }
    graphics.dispose();
    return page;
  }
}
