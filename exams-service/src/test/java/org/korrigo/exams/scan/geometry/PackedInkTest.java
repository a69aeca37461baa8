package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ink is unpacked as it was packed, however little of the page is paper. */
class PackedInkTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.5, 1})
  void inkIsUnpackedAsItWas(double inked) {
    InkMap ink = new InkMap(InkMap.FINE);
    Random random = new Random(1);
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x++) {
        if (random.nextDouble() < inked) {
          ink.set(x, y);
        }
      }
    }

    InkMap unpacked = new PackedInk(ink).ink();

    assertThat(unpacked.words()).isEqualTo(ink.words());
    assertThat(unpacked.width()).isEqualTo(ink.width());
  }
}
