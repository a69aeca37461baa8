package org.korrigo.grading.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.bank.TemplateTable.Fault;
import org.korrigo.grading.bank.TemplateTable.Line;

class TemplateTableTest {

  @ParameterizedTest
  @CsvSource({"UTF-8,;", "UTF-8,','", "windows-1252,;", "windows-1252,'\t'"})
  void readsEveryEncodingAndSeparatorThatARosterMayHave(String encoding, String separator) {
    String file =
        "criterion_type;text\r\nMETHOD;Méthode à revoir\r\nbonus;Très bien\n"
            .replace(";", separator);

    TemplateTable table = TemplateTable.read(file.getBytes(Charset.forName(encoding)));

    assertThat(table.faults()).isEmpty();
    assertThat(table.lines())
        .containsExactly(
            line(2, "Méthode à revoir", CriterionType.METHOD, null),
            line(3, "Très bien", CriterionType.BONUS, null));
  }

  @Test
  void findsColumnsByTheirHeaderAndIgnoresOthers() {
    TemplateTable table =
        read(
            "\uFEFFTEXT;Remark;\"Question ID\";Criterion Type",
            "Bien;x;ex1_q1;typical error",
            "Oui;y;;Cap");

    assertThat(table.lines())
        .containsExactly(
            line(2, "Bien", CriterionType.TYPICAL_ERROR, "ex1_q1"),
            line(3, "Oui", CriterionType.CAP, null));
  }

  @Test
  void keepsAQuotedTextWithItsLinesAndSeparators() {
    TemplateTable table = read("criterion_type;text", "CAP;\"Un ; deux\r\ntrois\"", "CAP;Fin");

    assertThat(table.lines())
        .containsExactly(
            line(2, "Un ; deux\ntrois", CriterionType.CAP, null),
            line(4, "Fin", CriterionType.CAP, null));
  }

  @Test
  void saysOfEveryLineThatCannotBeTakenWhy() {
    TemplateTable table =
        read(
            "criterion_type;text;question_id",
            "MAGIC;Bien",
            "METHOD;   ",
            "METHOD;" + "x".repeat(2001),
            ";\u0007",
            "METHOD;Juste;" + "q".repeat(256));

    assertThat(table.faults())
        .containsExactly(
            new Fault(
                2,
                "criterion_type: \"MAGIC\" is none of METHOD, RESULT, JUSTIFICATION, WRITING,"
                    + " TYPICAL_ERROR, BONUS, CAP"),
            new Fault(3, "text is empty"),
            new Fault(4, "text is longer than 2000 characters"),
            new Fault(
                5,
                "criterion_type: \"\" is none of METHOD, RESULT, JUSTIFICATION, WRITING,"
                    + " TYPICAL_ERROR, BONUS, CAP"),
            new Fault(5, "text holds a control character"),
            new Fault(6, "question_id is longer than 255 characters"));
  }

  @Test
  void namesTheColumnsThatAreMissingOrStandThereTwice() {
    assertThat(refusal("text;text;other", "a;b;c").violations())
        .containsExactly(
            new Violation("line 1", "the column text stands there twice"),
            new Violation("line 1", "the column criterion_type is missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n \n", "criterion_type;text\n", "criterion_type;text\nCAP;\"a"})
  void refusesWhatHoldsNoTemplate(String file) {
    assertThat(refusal(file).type()).isEqualTo(ProblemType.INVALID_REQUEST);
  }

  @Test
  void refusesMoreLinesThanABankTakesAtOnce() {
    String[] lines = new String[TemplateTable.MOST_LINES + 2];
    Arrays.fill(lines, "CAP;a");
    lines[0] = "criterion_type;text";

    assertThat(refusal(lines)).hasMessageContaining("5000");
    assertThat(read(Arrays.copyOf(lines, lines.length - 1)).lines())
        .hasSize(TemplateTable.MOST_LINES);
  }

  @Test
  void answersEveryDamagedFileWithTemplatesOrAReason() {
    Random random = new Random(11);
    byte[] good =
        "criterion_type;text\r\nCAP;Un\r\nMETHOD;\"Deux ; é\"\r\n".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = Arrays.copyOf(good, 1 + random.nextInt(good.length + 5));
      for (int hits = random.nextInt(4); hits >= 0; hits--) {
        damaged[random.nextInt(damaged.length)] =
            (byte) ",;\t\"\n\r \u0000é@/".charAt(random.nextInt(11));
      }
      try {
        TemplateTable table = TemplateTable.read(damaged);
        assertThat(table.lines().size() + table.faults().size()).isPositive();
      } catch (Problem reason) {
        assertThat(reason.type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(reason.violations()).isNotEmpty();
      }
    }
  }

  private static Line line(int line, String text, CriterionType type, String question) {
    return new Line(line, new NewTemplate(text, type, question));
  }

  private static TemplateTable read(String... lines) {
    return TemplateTable.read(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static Problem refusal(String... lines) {
    return catchThrowableOfType(Problem.class, () -> read(lines));
  }
}
