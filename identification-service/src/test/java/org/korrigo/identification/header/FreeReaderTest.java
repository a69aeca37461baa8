package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.training.HandFont;
import org.korrigo.identification.matching.BoxedText;
import org.korrigo.identification.matching.Letters;
import org.korrigo.identification.matching.Pupil;
import org.korrigo.identification.matching.Reading;

/** Running hand of fonts that the letter classifier has never seen, through the real Tesseract. */
class FreeReaderTest {
  private static final int WRITERS = 28;
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("ddMMuuuu");

  private final List<Pupil> writers = MadeUpClass.of(WRITERS, 3);

  @Test
  void namesAndBirthDatesOfFreeHeadersAreRead() throws IOException {
    // Given
    List<HandFont> fonts = HandFont.all(Path.of("src/test/resources/fonts"));
    int names = 0;
    int dates = 0;
    int forms = 0;

    // When
    try (LineRecogniser recogniser = new Tesseract(Optional.empty(), "fra").open()) {
      HeaderReader reader = new HeaderReader(recogniser, LetterClassifier.load());
      for (int i = 0; i < WRITERS; i++) {
        Pupil writer = writers.get(i);
        byte[] header =
            FreeHeader.scanned(fonts.get(i % fonts.size()), 200, new Random(7000 + i), writer);
        Reading reading =
            reader.read(new ByteArrayInputStream(header), TimeLimit.of(Duration.ofDays(1)));
        String text = Letters.of(String.join(" ", reading.readings()));
        forms += reading.form() == Reading.Form.FREE ? 1 : 0;
        names += text.contains(Letters.of(writer.lastName())) ? 1 : 0;
        dates += reading.birthDate().shown().equals(DIGITS.format(writer.birthDate())) ? 1 : 0;
      }
    }

    // Then: one writer in ten gives no birth date
    assertThat(forms).isGreaterThanOrEqualTo(WRITERS - 1);
    assertThat(names).isGreaterThanOrEqualTo(20);
    assertThat(dates).isGreaterThanOrEqualTo(12);
  }

  @Test
  void aReadingThatWasStoredWithoutASecondOneIsUnderstood() throws JsonProcessingException {
    // Given
    ObjectMapper json = JsonConventions.newMapper();
    Reading kept = Reading.boxed(row("MARTIN"), row("LEA"), row("12032008"), 0.8);
    String before =
        json.writeValueAsString(kept).replaceFirst(",\"otherLines\":\\[]|\"otherLines\":\\[],", "");

    // When
    assertThat(before).doesNotContain("otherLines");
    Reading reading = json.readValue(before, Reading.class);

    // Then
    assertThat(reading).isEqualTo(kept);
  }

  private static BoxedText row(String text) {
    return new BoxedText(List.of(text));
  }
}
