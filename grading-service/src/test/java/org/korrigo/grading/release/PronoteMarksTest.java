package org.korrigo.grading.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PronoteMarksTest {

  @Test
  void writesAHeaderEvenWithoutMarks() {
    MarksView none = new MarksView(UUID.randomUUID(), "M", BigDecimal.ONE, List.of(), List.of());

    assertThat(PronoteMarks.write(none))
        .isEqualTo(
            "\uFEFFNOM;PRENOM;DATE_NAISSANCE;MATIERE;NOTE;COEFF;COMMENTAIRE\r\n"
                .getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2 points pour l’orthographe",
        "@SUM(1)",
        "  =1+1",
        "\t=1+1",
        "\n\r=1+1",
        "\u200B=1+1",
        "\u00A0=1+1",
        "＝1+1"
      })
  void keepsASpreadsheetFromComputingAComment(String comment) {
    String written = unquoted(comment(comment));

    assertThat("=+-@＝＋－＠\t\r\n ").doesNotContain(written.substring(0, 1));
  }

  @Test
  void leavesALeadingSignTheFirstThingToBeSeen() {
    String written = comment("-2 points pour l’orthographe");

    assertThat(written).isEqualTo("\u00A0-2 points pour l’orthographe");
    assertThat(Charset.forName("windows-1252").newEncoder().canEncode(written)).isTrue();
  }

  @Test
  void keepsNamesAndSubjectHarmlessToo() {
    assertThat(line("=A1", "@b", "+maths", "").split(";"))
        .startsWith("\u00A0=A1", "\u00A0@b", "05/09/2008", "\u00A0+maths");
  }

  @Test
  void writesACommentOnOneLine() {
    assertThat(comment("  Bien,\r\n mais\tpeu\u2028soigné.\n\n"))
        .isEqualTo("\"Bien, mais peu soigné.\"");
  }

  @Test
  void quotesWhatHoldsASeparatorOrAQuote() {
    assertThat(comment("a;b \"c\"")).isEqualTo("\"a;b \"\"c\"\"\"");
    assertThat(comment("Bien, mais peu soigné.")).isEqualTo("\"Bien, mais peu soigné.\"");
    assertThat(comment("Bien|peu soigné")).isEqualTo("\"Bien|peu soigné\"");
  }

  /** A spreadsheet may be set to another separator than the file's, and then looks at no quotes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bravo,=HYPERLINK(\"http://a.example\")",
        "Bravo, =1+1",
        "Bravo,\"=1+1\"",
        "Bravo, \" +1",
        "Bravo,,-2",
        "Bravo|@SUM(1)",
        "Bravo,\u200B=1+1",
        "Bravo|＝1+1"
      })
  void keepsASpreadsheetWithAnotherSeparatorFromComputingAPartOfAComment(String comment) {
    for (String separator : List.of(",", "\\|", "[,|;]")) {
      for (String cell : line("A", "B", "M", comment).split(separator, -1)) {
        assertThat(cell).doesNotMatch("[\\p{Cf}\" ']*[=+@＝＋－＠-].*");
      }
    }
  }

  @Test
  void leavesASignThatNoSeparatorPrecedes() {
    assertThat(comment("3-2 = 1 et x=-1")).isEqualTo("3-2 = 1 et x=-1");
  }

  @Test
  void shortensACommentToFiveHundredCharactersAndShowsIt() {
    assertThat(comment("x".repeat(500))).hasSize(500).doesNotContain("…");
    assertThat(comment("x".repeat(501))).hasSize(500).endsWith("x…");
    assertThat(comment("-" + "x".repeat(499))).hasSize(500).startsWith("\u00A0-").endsWith("…");
    assertThat(comment("x".repeat(498) + "😀😀")).hasSize(499).endsWith("x…");
  }

  @ParameterizedTest
  @CsvSource({"0,'0,00'", "14.5,'14,50'", "20,'20,00'", "9.99,'9,99'"})
  void writesMarksWithACommaAndTwoDecimals(BigDecimal mark, String written) {
    MarkLine line =
        new MarkLine(UUID.randomUUID(), 1, "A", "B", LocalDate.of(2008, 9, 5), "TG2", mark, null);
    String file =
        new String(
            PronoteMarks.write(
                new MarksView(
                    UUID.randomUUID(), "M", new BigDecimal("1"), List.of(line), List.of())),
            StandardCharsets.UTF_8);

    assertThat(file).endsWith("A;B;05/09/2008;M;" + written + ";1,0;\r\n");
  }

  private static String unquoted(String cell) {
    return cell.startsWith("\"") ? cell.substring(1) : cell;
  }

  private static String comment(String comment) {
    return line("A", "B", "M", comment).split("14,50;1,0;", 2)[1];
  }

  private static String line(String lastName, String firstName, String subject, String comment) {
    MarkLine line =
        new MarkLine(
            UUID.randomUUID(),
            1,
            lastName,
            firstName,
            LocalDate.of(2008, 9, 5),
            "TG2",
            new BigDecimal("14.50"),
            comment);
    String file =
        new String(
            PronoteMarks.write(
                new MarksView(
                    UUID.randomUUID(), subject, BigDecimal.ONE, List.of(line), List.of())),
            StandardCharsets.UTF_8);
    String[] lines = file.split("\r\n", -1);
    assertThat(lines).hasSize(3);
    return lines[1];
  }
}
