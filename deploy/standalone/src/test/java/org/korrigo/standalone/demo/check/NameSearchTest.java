package org.korrigo.standalone.demo.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.standalone.demo.client.Answer;

class NameSearchTest {
  private final NameSearch search = new NameSearch();

  @BeforeEach
  void forbidOnePupil() {
    search.forbid(
        List.of(new PupilIdentity(7, "D'ORSENNE", "MAËL", LocalDate.parse("2008-07-21"), "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"D'Orsenne\"}",
        "{\"name\":\"d’orsenne\"}",
        "{\"first\":\"Maël\"}",
        "{\"first\":\"MAEL\"}",
        "{\"born\":\"2008-07-21\"}",
        "né le 21/07/2008",
        "21072008"
      })
  void findsAPupilInABody(String body) {
    search.look(json(body));

    assertThat(search.faults()).hasSize(1).first().asString().contains("its body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"anonymous_id\":\"K7-MAELSTROM\"}",
        "{\"at\":\"2026-07-21\"}",
        "{\"n\":9210720081}",
        "{}"
      })
  void findsNobodyInOtherWordsAndNumbers(String body) {
    search.look(json(body));

    assertThat(search.faults()).isEmpty();
    assertThat(search.answers()).isEqualTo(1);
  }

  @Test
  void findsAPupilInAnAddressAndInAHeader() {
    search.look(answer("/copies/d-orsenne.pdf", Map.of(), new byte[0]));
    search.look(
        answer(
            "/copies/1",
            Map.of("Content-Disposition", List.of("attachment; filename=\"maël.pdf\"")),
            new byte[0]));

    assertThat(search.faults()).hasSize(2);
  }

  @Test
  void findsAPupilInAPicturesBytes() {
    search.look(of("image/jpeg", "ÿØ comment: D'ORSENNE".getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(search.faults()).hasSize(1);
  }

  @Test
  void findsAPupilInAPdfsTextAndInItsInformation() throws IOException {
    search.look(of("application/pdf", pdf("Copie de D'Orsenne", null)));
    search.look(of("application/pdf", pdf("Copie", "Mael D'Orsenne")));
    search.look(of("application/pdf", pdf("Copie", "Korrigo")));

    assertThat(search.faults()).hasSize(2);
    assertThat(search.faults().get(0)).contains("its text");
    assertThat(search.faults().get(1)).contains("its information");
  }

  @Test
  void takesABrokenPdfForAFault() {
    search.look(of("application/pdf", new byte[] {1, 2, 3}));

    assertThat(search.faults()).hasSize(1);
  }

  @Test
  void neverRepeatsWhatItFound() {
    search.look(json("D'Orsenne"));

    assertThat(search.faults().toString()).doesNotContainIgnoringCase("orsenne");
  }

  @Test
  void refusesToLookForNobody() {
    assertThatThrownBy(() -> new NameSearch().forbid(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] pdf(String text, String title) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.showText(text);
        content.endText();
      }
      document.getDocumentInformation().setTitle(title);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static Answer json(String body) {
    return of("application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer of(String type, byte[] body) {
    return answer("/copies/1", Map.of("Content-Type", List.of(type)), body);
  }

  private static Answer answer(String path, Map<String, List<String>> headers, byte[] body) {
    return new Answer(
        "prof1",
        "GET",
        URI.create("http://localhost" + path),
        200,
        HttpHeaders.of(headers, (name, value) -> true),
        body);
  }
}
