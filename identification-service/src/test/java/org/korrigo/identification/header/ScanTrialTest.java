package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.identification.matching.Pupil;
import org.korrigo.identification.matching.Reading;

/** The trial of a real scan tells good from bad; the scan here is drawn. */
class ScanTrialTest {
  private static final int COPIES = 4;
  private static final TrialHeaders DRAWN =
      new TrialHeaders(
          TrialFonts.of(Path.of("src/test/resources/fonts")).forReport(),
          5,
          200,
          Reading.Form.BOXED);
  private static final List<Pupil> ROSTER = DRAWN.school(0).subList(0, 35);

  @TempDir Path headers;

  @TempDir Path lists;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void scan() throws IOException {
    for (int copy = 0; copy < COPIES; copy++) {
      Files.write(
          headers.resolve("0" + (copy + 1) + ".jpg"), DRAWN.written(ROSTER.get(copy), copy));
    }
  }

  @Test
  void passesWhereEveryWriterIsAmongThreeAndNoneIsMistaken() throws IOException {
    // When
    boolean good = print(ROSTER.subList(0, COPIES));

    // Then
    assertThat(good).isTrue();
    assertThat(shown()).contains("4 copies", "given: ").doesNotContain("WRONG");
    assertThat(shown()).doesNotContain(ROSTER.getFirst().lastName());
  }

  @Test
  void failsWhereCopiesAreGivenToOthersThanTheirWriters() throws IOException {
    // When the writers are said to be others
    boolean good = print(ROSTER.subList(COPIES, 2 * COPIES));

    // Then
    assertThat(good).isFalse();
    assertThat(shown()).contains("WRONG: ");
  }

  @Test
  void countsNothingWhereACopyHasNoWriter() {
    assertThatThrownBy(() -> print(ROSTER.subList(0, COPIES - 1)))
        .hasMessage("4 headers, but 3 writers");
  }

  private boolean print(List<Pupil> writers) throws IOException {
    Path roster = lists.resolve("roster.csv");
    Path written = lists.resolve("writers.csv");
    DateTimeFormatter dates = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    Files.writeString(roster, "Élèves,Né(e) le\n");
    for (Pupil pupil : ROSTER) {
      append(
          roster,
          pupil.lastName() + " " + pupil.firstName() + "," + dates.format(pupil.birthDate()));
    }
    Files.writeString(written, "copy,last_name,first_name\n");
    for (Pupil pupil : writers) {
      append(written, "," + pupil.lastName() + "," + pupil.firstName());
    }
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      return new ScanTrial(headers, roster, written).print(out, 1);
    }
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
  }

  private String shown() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
