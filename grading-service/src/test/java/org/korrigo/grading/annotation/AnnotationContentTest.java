package org.korrigo.grading.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.problem.Problem.Violation;

class AnnotationContentTest {

  @Test
  void aDrawingHasTextStrokesAndAStamp() {
    String content = "{\"text\":\"vu\",\"strokes\":[[0.1,0.2,0.15,1],[0,0.5]],\"stamp\":\"CHECK\"}";

    AnnotationContent read = AnnotationContent.of(content);

    assertThat(ContentFaults.of(content, "content")).isEmpty();
    assertThat(read.text()).isEqualTo("vu");
    assertThat(read.strokes())
        .containsExactly(
            List.of(new AnnotationContent.Point(0.1, 0.2), new AnnotationContent.Point(0.15, 1)),
            List.of(new AnnotationContent.Point(0, 0.5)));
    assertThat(read.stamp()).isEqualTo(Stamp.CHECK);
  }

  @ParameterizedTest
  @EnumSource(Stamp.class)
  void aStampAloneIsADrawing(Stamp stamp) {
    String content = "{\"stamp\":\"" + stamp + "\"}";

    assertThat(ContentFaults.of(content, "content")).isEmpty();
    assertThat(AnnotationContent.of(content))
        .isEqualTo(new AnnotationContent(null, List.of(), stamp));
    assertThat(stamp.sign()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bien",
        "",
        "{x ∈ ℝ | x > 0}",
        "{",
        "{}",
        "{\"text\":\"only\"}",
        "[[0.1,0.2]]",
        " {\"stamp\":\"CHECK\"}",
        "{\"stamp\":\"CHECK\"} et plus"
      })
  void anythingElseIsPlainText(String content) {
    assertThat(ContentFaults.of(content, "content")).isEmpty();
    assertThat(AnnotationContent.of(content))
        .isEqualTo(new AnnotationContent(content, List.of(), null));
  }

  @Test
  void nothingSaysNothing() {
    assertThat(ContentFaults.of(null, "content")).isEmpty();
    assertThat(AnnotationContent.of(null).text()).isNull();
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"strokes\":[[0.1,1.01]]} | content.strokes[0][1]",
        "{\"strokes\":[[-0.1,1]]} | content.strokes[0][0]",
        "{\"strokes\":[[0,0],[\"0\",0]]} | content.strokes[1][0]",
        "{\"strokes\":[[0,1e999999999]]} | content.strokes[0][1]",
        "{\"strokes\":[[0,1e-999999999]]} | content.strokes[0][1]",
        "{\"strokes\":[[0.1,0.2,0.3]]} | content.strokes[0]",
        "{\"strokes\":[[]]} | content.strokes[0]",
        "{\"strokes\":[7]} | content.strokes[0]",
        "{\"strokes\":{}} | content.strokes",
        "{\"stamp\":\"DRAGON\"} | content.stamp",
        "{\"stamp\":3} | content.stamp",
        "{\"stamp\":\"CHECK\",\"text\":7} | content.text",
        "{\"stamp\":\"CHECK\",\"colour\":\"red\"} | content.colour"
      })
  void whatIsNoDrawingIsRefusedByItsMember(String content, String field) {
    assertThat(ContentFaults.of(content.strip(), "content"))
        .extracting(Violation::field)
        .containsExactly(field);
  }

  @Test
  void textStrokesAndPointsAreBounded() {
    assertThat(faults("{\"stamp\":\"STAR\",\"text\":\"" + "x".repeat(2001) + "\"}"))
        .containsExactly("content.text");
    assertThat(faults("x".repeat(2001))).containsExactly("content");
    assertThat(faults(strokes(101, 1))).containsExactly("content.strokes");
    assertThat(faults(strokes(10, 201))).containsExactly("content.strokes");
    assertThat(faults(strokes(10, 200))).isEmpty();
    assertThat(faults(strokes(100, 20))).isEmpty();
  }

  private static List<String> faults(String content) {
    return ContentFaults.of(content, "content").stream().map(Violation::field).toList();
  }

  private static String strokes(int strokes, int points) {
    String stroke =
        IntStream.range(0, points)
            .mapToObj(point -> "0.1234,0.5678")
            .collect(Collectors.joining(",", "[", "]"));
    return IntStream.range(0, strokes)
        .mapToObj(number -> stroke)
        .collect(Collectors.joining(",", "{\"strokes\":[", "]}"));
  }
}
