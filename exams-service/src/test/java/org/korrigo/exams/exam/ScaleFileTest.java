package org.korrigo.exams.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.problem.Problem.Violation;

class ScaleFileTest {
  private static final BigDecimal STEP = new BigDecimal("0.25");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,label,points,parent\n"
            + "ex1,Exercice 1,,\n"
            + "q1,\"Suites, limites\",\"2,5\",ex1\n"
            + "q2,b,3.50,ex1\n",
        "id;label;points;parent\r\n"
            + "ex1;Exercice 1;6;\r\n"
            + "q1;Suites, limites;2,5;ex1\r\n"
            + "q2;b;3,50;ex1",
        "\uFEFFPoints\tParent\tID\tLabel\tNote\n"
            + "6\t\tex1\tExercice 1\tx\n"
            + "2,5\tex1\tq1\tSuites, limites\n"
            + "\n"
            + "3,5\tex1\tq2\tb\n",
        "id,label,points,parent\nq1,\"Suites, limites\",2.5,ex1\nq2,b,3.5,ex1\nex1,Exercice 1,,\n"
      })
  void theTreeIsReadWhateverTheSpreadsheetMadeOfIt(String text) {
    ScaleImport read = ScaleFile.read(text.getBytes(StandardCharsets.UTF_8));

    assertThat(read.violations(STEP)).isEmpty();
    ScaleNode exercise = read.scale().getFirst();
    assertThat(exercise.id()).isEqualTo("ex1");
    assertThat(exercise.children()).extracting(ScaleNode::id).containsExactly("q1", "q2");
    assertThat(exercise.children().getFirst().label()).isEqualTo("Suites, limites");
    assertThat(read.preview(STEP).maximum()).isEqualByComparingTo("6");
  }

  @Test
  void aTableWithoutParentsIsAFlatScale() {
    ScaleImport read = read("id;label;points\na;A;1\nb;B;2\n");

    assertThat(read.violations(STEP)).isEmpty();
    assertThat(read.scale()).extracting(ScaleNode::id).containsExactly("a", "b");
  }

  @Test
  void whatWindowsWritesIsReadToo() {
    byte[] file = "id;label;points\na;Géométrie;1\n".getBytes(Charset.forName("windows-1252"));

    assertThat(ScaleFile.read(file).scale().getFirst().label()).isEqualTo("Géométrie");
  }

  @Test
  void everythingThatIsWrongIsToldByItsLine() {
    ScaleImport read =
        read(
            """
            id;label;points;parent

            ex1;Exercice 1;10;
            q1;Question 1;3;ex1
            q1;;0,3;ex1
            q3;Question 3;three;ex1
            q4;Question 4;1;ex9
            x;Round;1;y
            y;Round;1;x
            """);

    assertThat(read.violations(STEP))
        .containsExactlyInAnyOrder(
            new Violation("line 5, id", "is used twice: q1"),
            new Violation("line 5, label", "must not be blank"),
            new Violation("line 5, points", "must be a multiple of the score step, 0.25"),
            new Violation("line 6, points", "is not a number: three"),
            new Violation("line 7, parent", "is no id of this table: ex9"),
            new Violation("line 8, parent", "leads round in a circle: y"),
            new Violation("line 9, parent", "leads round in a circle: x"));
    assertThat(read.preview(STEP).maximum()).isNull();
  }

  @Test
  void aParentThatDoesNotAddUpIsToldByItsLine() {
    assertThat(read("id,label,points,parent\na,A,5,\nb,B,2,a\n").violations(STEP))
        .containsExactly(new Violation("line 2, points", "is 5, but its children sum to 2"));
  }

  @Test
  void depthIsToldByTheLineOfTheNode() {
    String chain = "id,label,points,parent\na,A,,\nb,B,,a\nc,C,,b\nd,D,,c\ne,E,,d\nf,F,1,e\n";

    assertThat(read(chain).violations(STEP))
        .containsExactly(new Violation("line 7", "is deeper than 5 levels"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\n", "name;points\na;1\n", "id,label,points\na,\"A,1\n"})
  void whatIsNoTableGivesNoTreeAndTheLine(String text) {
    ScaleImport read = read(text);

    assertThat(read.scale()).isEmpty();
    assertThat(read.violations(STEP)).isNotEmpty();
    assertThat(read.violations(STEP)).allSatisfy(v -> assertThat(v.field()).startsWith("line "));
  }

  @Test
  void aTableOfTooManyLinesIsNotEvenBuilt() {
    StringBuilder text = new StringBuilder("id,label,points,parent\n0,x,1,\n");
    for (int i = 1; i <= MarkingScale.MOST_NODES; i++) {
      text.append(i).append(",x,1,").append(i - 1).append('\n');
    }

    ScaleImport read = read(text.toString());

    assertThat(read.scale()).isEmpty();
    assertThat(read.violations(STEP))
        .extracting(Violation::message)
        .isEqualTo(List.of("more than 1000 entries"));
  }

  private static ScaleImport read(String text) {
    return ScaleFile.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
