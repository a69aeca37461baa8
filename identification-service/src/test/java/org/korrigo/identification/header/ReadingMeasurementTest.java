package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.matching.ClassMatching;
import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.Pupil;

/**
 * Where the thresholds of {@code Safety} come from: writers with hands of their own, a roster full
 * of namesakes and shared birth dates, and the same writers as strangers to another roster. More
 * headers with {@code -Dkorrigo.measured-headers=200}.
 */
class ReadingMeasurementTest {
  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMuuuu");
  private static final int HEADERS = Integer.getInteger("korrigo.measured-headers", 30);
  private static final double LEAST_COVERED = 0.75;

  private final List<Pupil> pupils = MadeUpClass.of(3 * HEADERS, 11);
  private final List<Pupil> writers = pupils.subList(0, HEADERS);
  private final Map<UUID, Pupil> truth = new HashMap<>();

  @Test
  void theWritersAreFoundAndNoStrangerIsGivenAPupilsCopy() throws IOException {
    // Given
    List<CopyReading> copies = readings();

    // When
    List<Match> closed = new ClassMatching(writers).match(copies, Set.of());
    List<Match> withAbsentees = new ClassMatching(pupils).match(copies, Set.of());
    List<Match> strangers =
        new ClassMatching(pupils.subList(HEADERS, pupils.size())).match(copies, Set.of());

    List<Match> twins = new ClassMatching(MadeUpClass.twinsOf(writers)).match(copies, Set.of());

    // Then
    assertThat(wrong(closed)).isEmpty();
    assertThat(wrong(withAbsentees)).isEmpty();
    assertThat(taken(strangers)).isEmpty();
    assertThat(taken(twins)).isEmpty();
    assertThat(taken(withAbsentees)).hasSizeGreaterThan((int) (LEAST_COVERED * HEADERS));
  }

  private List<CopyReading> readings() throws IOException {
    List<CopyReading> copies = new ArrayList<>();
    try (LineRecogniser recogniser = new Tesseract(Optional.empty(), "fra").open()) {
      HeaderReader reader = new HeaderReader(recogniser, LetterClassifier.load());
      for (int hand = 0; hand < HEADERS; hand++) {
        Pupil writer = writers.get(hand);
        byte[] header =
            PaperHeader.boxed(
                1000 + hand,
                writer.lastName(),
                writer.firstName(),
                BOXES.format(writer.birthDate()));
        UUID copy = UUID.randomUUID();
        truth.put(copy, writer);
        TimeLimit none = TimeLimit.of(Duration.ofDays(1));
        copies.add(new CopyReading(copy, reader.read(new ByteArrayInputStream(header), none)));
      }
    }
    return copies;
  }

  private List<Match> wrong(List<Match> matches) {
    return taken(matches).stream()
        .filter(match -> match.studentId() != truth.get(match.copyId()).studentId())
        .toList();
  }

  private static List<Match> taken(List<Match> matches) {
    return matches.stream().filter(match -> match.studentId() != null).toList();
  }
}
