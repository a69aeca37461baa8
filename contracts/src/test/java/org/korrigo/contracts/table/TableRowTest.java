package org.korrigo.contracts.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableRowTest {

  @ParameterizedTest
  @ValueSource(strings = {"kind,text", "kind;text", "kind\ttext", "kind;text;a,b,c,d"})
  void cutsAtTheDelimiterThatRevealsTheColumns(String header) {
    List<TableRow> rows = rows(header + "\n");

    assertThat(rows.getFirst().cells().get(0)).isEqualTo("kind");
    assertThat(rows.getFirst().cells().get(1)).isEqualTo("text");
  }

  @Test
  void numbersRowsByTheLinesOfTheFileAndLeavesBlankOnesOut() {
    List<TableRow> rows = rows("kind;text\r\n\r\na;\"two\nlines\"\n ; \nb;c");

    assertThat(rows).extracting(TableRow::line).containsExactly(1, 3, 6);
    assertThat(rows).extracting(TableRow::last).containsExactly(1, 4, 6);
    assertThat(rows.get(1).cells().get(1)).isEqualTo("two\nlines");
  }

  @Test
  void saysWhereACellIsNotClosed() {
    UnreadableTableException refusal =
        catchThrowableOfType(
            UnreadableTableException.class, () -> rows("kind;text\na;b\nc;\"d\ne;f"));

    assertThat(refusal.line()).isEqualTo(3);
    assertThat(refusal).hasMessageContaining("not closed").hasMessageContaining("line 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void readsBothEncodings(String encoding) {
    assertThat(TableText.of("Méthode ; œuvre".getBytes(Charset.forName(encoding))))
        .isEqualTo("Méthode ; œuvre");
  }

  @Test
  void takesAByteOrderMarkAwayAndComposesAccents() {
    assertThat(TableText.of("\uFEFFe\u0301te\u0301".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("été");
  }

  @Test
  void refusesWhatIsNoText() {
    assertThatThrownBy(() -> TableText.of(new byte[] {'P', 'K', 3, 4, 0}))
        .hasMessageContaining("workbook");
    assertThatThrownBy(() -> TableText.of(new byte[] {'a', 0, 'b'})).hasMessageContaining("text");
    assertThatThrownBy(() -> TableText.of(new byte[] {(byte) 0x81, (byte) 0xE9}))
        .hasMessageContaining("text");
  }

  private static List<TableRow> rows(String text) {
    return TableRow.of(
        text,
        cells -> cells.stream().filter(cell -> List.of("kind", "text").contains(cell)).count());
  }
}
