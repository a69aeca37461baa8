package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korrigo.identification.header.image.Box;
import org.korrigo.identification.header.image.BoxRow;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.image.Ink;
import org.korrigo.identification.header.letter.SignSet;
import org.korrigo.identification.matching.BoxedText;
import org.korrigo.identification.matching.SignCosts;

/** What engines say of the same boxes, put together. */
class BoxRowReaderTest {
  private static final TimeLimit UNLIMITED = TimeLimit.of(Duration.ofDays(1));

  private static final int SIDE = 40;

  @Test
  void enginesAgreeOnWhatNoneOfThemIsSureOf() {
    // Given
    SignReader one = (row, signs) -> List.of(says(signs, 'O', 'Q'), says(signs, 'A', 'A'));
    SignReader other = (row, signs) -> List.of(says(signs, 'Q', 'C'), says(signs, 'A', 'A'));

    // When
    BoxedText read =
        new BoxRowReader(List.of(one, other), UNLIMITED, 1, 1).read(row(2), SignSet.CAPITALS);

    // Then
    assertThat(read.shown()).isEqualTo("QA");
    SignCosts first = read.costs().getFirst();
    assertThat(first.of('Q')).isLessThan(0.5);
    assertThat(first.of('O')).isBetween(1.0, 6.0);
    assertThat(first.of('X')).isGreaterThan(first.of('O'));
  }

  @Test
  void anEngineThatCanTellNothingLeavesTheOthersWord() {
    // Given
    SignReader silent = (row, signs) -> Arrays.asList((double[]) null, null);
    SignReader speaking = (row, signs) -> Arrays.asList(says(signs, '7', '7'), null);
    BoxRowReader reader = new BoxRowReader(List.of(silent, speaking), UNLIMITED, 1, 1);

    // When
    BoxedText read = reader.read(row(2), SignSet.DIGITS);

    // Then
    assertThat(read.shown()).startsWith("7");
    assertThat(read.costs().get(1).of('0')).isEqualTo(read.costs().get(1).of('9'));
    assertThat(reader.confidence()).isBetween(0.1, 0.9);
  }

  @Test
  void aBoxWithoutInkHasNoSignWhateverEnginesSay() {
    // Given
    SignReader engine = (row, signs) -> List.of(says(signs, 'A', 'A'), says(signs, 'B', 'B'));

    // When
    BoxedText read = new BoxRowReader(List.of(engine), UNLIMITED, 1).read(row(1), SignSet.CAPITALS);

    // Then
    assertThat(read.shown()).isEqualTo("A");
    assertThat(read.costs().get(1)).isEqualTo(SignCosts.BLANK);
  }

  private static double[] says(SignSet signs, char one, char other) {
    double[] logarithms = new double[signs.answers()];
    Arrays.fill(logarithms, Math.log(0.01));
    logarithms[signs.placeOf(one)] = Math.log(one == other ? 0.8 : 0.4);
    logarithms[signs.placeOf(other)] = logarithms[signs.placeOf(one)];
    return logarithms;
  }

  /** Two boxes, so many of them with a stroke of a pen in the middle. */
  private static BoxRow row(int written) {
    GreyImage header = GreyImage.white(2 * SIDE, SIDE);
    List<Box> boxes = new ArrayList<>();
    for (int box = 0; box < 2; box++) {
      boxes.add(new Box(box * SIDE, 0, (box + 1) * SIDE, SIDE));
      for (int y = 10; box < written && y < 30; y++) {
        for (int x = 18; x < 22; x++) {
          header.pixels()[y * header.width() + box * SIDE + x] = 0;
        }
      }
    }
    return new BoxRow(header, Ink.of(header), boxes);
  }
}
