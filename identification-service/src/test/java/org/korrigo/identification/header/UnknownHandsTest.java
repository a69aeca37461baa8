package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.training.Hand;
import org.korrigo.identification.header.letter.training.HandFont;
import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Pupil;
import org.korrigo.identification.matching.Reading;

/**
 * A class of writers with fonts that the classifier has never seen: {@code HeaderTrial} in small.
 */
class UnknownHandsTest {
  private static final int WRITERS = 35;
  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMuuuu");

  private final List<Pupil> known = MadeUpClass.of(2 * WRITERS, 5);
  private final List<Pupil> writers = known.subList(0, WRITERS);

  @Test
  void mostAreFoundByRuleNoneIsMistakenAndTheRestAreAmongThree() throws IOException {
    // Given
    List<TrialCopy> copies = copies();
    TrialCount present = new TrialCount("all present");
    TrialCount strangers = new TrialCount("all strangers");

    // When
    present.add(copies, writers);
    strangers.add(copies, known.subList(WRITERS, known.size()));

    // Then
    assertThat(present.mistaken()).isZero();
    assertThat(present.byRule()).isGreaterThan(0.7);
    assertThat(present.amongThree()).isGreaterThan(0.97);
    assertThat(strangers.mistaken()).isZero();
  }

  private List<TrialCopy> copies() throws IOException {
    List<HandFont> fonts = HandFont.all(Path.of("src/test/resources/fonts"));
    Random random = new Random(5);
    List<TrialCopy> copies = new ArrayList<>();
    try (LineRecogniser recogniser = new Tesseract(Optional.empty(), "fra").open()) {
      HeaderReader reader = new HeaderReader(recogniser, LetterClassifier.load());
      for (Pupil writer : writers) {
        byte[] header =
            WrittenHeader.scanned(
                Hand.of(fonts.get(copies.size() % fonts.size()), random),
                200,
                random,
                writer.lastName(),
                writer.firstName(),
                BOXES.format(writer.birthDate()));
        Reading reading = reader.read(new ByteArrayInputStream(header));
        copies.add(new TrialCopy(writer, new CopyReading(UUID.randomUUID(), reading, null), ""));
      }
    }
    return copies;
  }
}
