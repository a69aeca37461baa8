package org.korrigo.grading.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Fixtures;
import org.korrigo.grading.exam.Exam.ScaleTree;

class ScaleColumnTest {
  private final ScaleColumn column = new ScaleColumn();

  @Test
  void aScaleIsParsedOnceAndNeverTakenForAnother() {
    // Given
    String text = column.convertToDatabaseColumn(new ScaleTree(Fixtures.scale()));
    String dearer = text.replace("3.5", "3.75");

    // When
    ScaleTree read = column.convertToEntityAttribute(text);

    // Then
    assertThat(column.convertToEntityAttribute(new String(text.toCharArray()))).isSameAs(read);
    assertThat(column.convertToEntityAttribute(dearer).nodes().getFirst().children().getLast())
        .isEqualTo(Fixtures.leaf("ex1_q2", "Question 1.b", "3.75"));
    assertThat(read.nodes().getFirst().children().getLast().points())
        .isEqualTo(new BigDecimal("3.5"));
  }

  @Test
  void nobodyChangesAScaleThatOthersReadToo() {
    // Given
    ScaleTree read =
        column.convertToEntityAttribute(
            column.convertToDatabaseColumn(new ScaleTree(Fixtures.scale())));

    // When, Then
    assertThatThrownBy(() -> read.nodes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read.nodes().getFirst().children().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whatIsKeptIsBoundedByItsLength() {
    // Given
    int most = 20;
    String label = "x".repeat(ScaleColumn.MOST_CHARACTERS / most);
    List<String> texts = IntStream.range(0, 3 * most).mapToObj(i -> scale(label + i)).toList();
    List<ScaleTree> read = texts.stream().map(column::convertToEntityAttribute).toList();
    Set<ScaleTree> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.addAll(read);

    // When
    long kept =
        texts.stream().map(column::convertToEntityAttribute).filter(known::contains).count();

    // Then
    assertThat(kept).isBetween(1L, (long) most);
    assertThat(texts.stream().map(column::convertToEntityAttribute).toList()).isEqualTo(read);
  }

  private String scale(String label) {
    return column.convertToDatabaseColumn(new ScaleTree(List.of(Fixtures.leaf("ex1", label, "1"))));
  }
}
