package org.korrigo.identification.header.letter.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HandFontTest {
  private static final Path TRAINING = Path.of("src/training/fonts");
  private static final Path HELD_APART = Path.of("src/test/resources/fonts");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> training = Files.list(TRAINING);
        Stream<Path> heldApart = Files.list(HELD_APART)) {
      return Stream.concat(training, heldApart)
          .filter(file -> file.toString().endsWith(".woff"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFontHasItsCapitalsAndDigitsOnOneLineAndItsLicence(Path file) {
    // When
    HandFont font = HandFont.read(file);

    // Then
    for (char sign : "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".toCharArray()) {
      Rectangle2D bounds = font.outline(sign).getBounds2D();
      assertThat(bounds.getHeight()).as("height of %s", sign).isBetween(0.4, 1.7);
      assertThat(bounds.getWidth()).as("width of %s", sign).isBetween(0.02, 1.8);
      assertThat(bounds.getMaxY()).as("foot of %s", sign).isBetween(-0.45, 0.75);
    }
    assertThat(file.resolveSibling("licences").resolve(font.name() + ".txt"))
        .content()
        .contains("SIL OPEN FONT LICENSE");
  }

  @Test
  void noFamilyIsBothTrainedOnAndMeasuredWith() {
    // When
    List<String> training = HandFont.all(TRAINING).stream().map(HandFont::name).toList();
    List<String> heldApart = HandFont.all(HELD_APART).stream().map(HandFont::name).toList();

    // Then
    assertThat(training).hasSizeGreaterThan(25).doesNotContainAnyElementsOf(heldApart);
    assertThat(heldApart).hasSizeGreaterThan(25);
  }

  @Test
  void aFileThatIsNoFontOrIsCutIsRefusedByName(@TempDir Path directory) throws IOException {
    // Given
    byte[] whole = Files.readAllBytes(TRAINING.resolve("caveat-latin-400-normal.woff"));
    Path noFont = Files.writeString(directory.resolve("no-font.woff"), "x".repeat(100));
    Path damaged = directory.resolve("damaged.woff");
    byte[] bytes = whole.clone();
    Arrays.fill(bytes, 2000, bytes.length, (byte) 7);
    Files.write(damaged, bytes);

    // When, Then
    assertThatThrownBy(() -> HandFont.read(noFont))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no-font.woff");
    assertThatThrownBy(() -> HandFont.read(damaged))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("damaged.woff");
  }
}
