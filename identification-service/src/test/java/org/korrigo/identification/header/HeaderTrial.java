package org.korrigo.identification.header;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.training.Hand;
import org.korrigo.identification.header.letter.training.HandFont;
import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Pupil;

/**
 * Writes boxed headers, reads them and matches them with rosters: {@code HeaderTrial FONTS HEADERS
 * SEED RESOLUTION…} prints a table. Every header has a writer of its own: a font that the letter
 * classifier has never seen, with habits that chance gives.
 */
public final class HeaderTrial {
  /** Headers whose writers sit one exam; the larger roster. */
  private static final int EXAM = 120;

  /** The smaller roster: a class. */
  private static final int CLASS = 35;

  private static final DateTimeFormatter BOXES = DateTimeFormatter.ofPattern("ddMMuuuu");

  private final List<HandFont> fonts;
  private final long seed;
  private final int resolution;
  private final Map<String, TrialCount> counts = new LinkedHashMap<>();
  private long nanoseconds;
  private long plainNanoseconds;
  private int headers;

  private HeaderTrial(List<HandFont> fonts, long seed, int resolution) {
    this.fonts = fonts;
    this.seed = seed;
    this.resolution = resolution;
  }

  /** Prints a table for each resolution. */
  public static void main(String[] arguments) throws IOException {
    List<HandFont> fonts = HandFont.all(Path.of(arguments[0]));
    int headers = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    for (int i = 3; i < arguments.length; i++) {
      HeaderTrial trial = new HeaderTrial(fonts, seed, Integer.parseInt(arguments[i]));
      trial.run((headers + EXAM - 1) / EXAM);
      trial.print();
    }
  }

  private void run(int exams) throws IOException {
    try (LineRecogniser recogniser = new Tesseract(Optional.empty(), "fra").open()) {
      HeaderReader reader = new HeaderReader(recogniser, LetterClassifier.load());
      PlainReader plain = new PlainReader(recogniser);
      for (int exam = 0; exam < exams; exam++) {
        List<Pupil> known = MadeUpClass.of(2 * EXAM, seed + exam);
        match(known, read(known.subList(0, EXAM), exam, reader, plain));
      }
    }
  }

  private List<TrialCopy> read(
      List<Pupil> writers, int exam, HeaderReader reader, PlainReader plain) throws IOException {
    Random random = new Random(seed * 1000 + exam);
    List<TrialCopy> copies = new ArrayList<>();
    for (Pupil writer : writers) {
      Hand hand = Hand.of(fonts.get((exam * EXAM + copies.size()) % fonts.size()), random);
      byte[] header =
          WrittenHeader.scanned(
              hand,
              resolution,
              random,
              writer.lastName(),
              writer.firstName(),
              BOXES.format(writer.birthDate()));
      long start = now();
      CopyReading reading =
          new CopyReading(UUID.randomUUID(), reader.read(new ByteArrayInputStream(header)), null);
      long read = now();
      String text = plain.read(new ByteArrayInputStream(header));
      nanoseconds += read - start;
      plainNanoseconds += now() - read;
      headers++;
      copies.add(new TrialCopy(writer, reading, text));
    }
    return copies;
  }

  /** Time of this thread alone, native code included: others may use the machine too. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** A tenth of the writers are strangers, and as many pupils stay away, where it is open. */
  private void match(List<Pupil> known, List<TrialCopy> copies) {
    for (int size : new int[] {CLASS, EXAM}) {
      for (int from = 0; from + size <= EXAM; from += size) {
        List<TrialCopy> sitting = copies.subList(from, from + size);
        List<Pupil> writers = known.subList(from, from + size);
        int strangers = (size + 9) / 10;
        List<Pupil> open = new ArrayList<>(writers.subList(strangers, size));
        open.addAll(known.subList(EXAM + from, EXAM + from + strangers));
        count("roster of " + size + ", all present").add(sitting, writers);
        count("roster of " + size + ", absentees, strangers").add(sitting, open);
      }
    }
  }

  private TrialCount count(String name) {
    return counts.computeIfAbsent(name, TrialCount::new);
  }

  private void print() {
    System.out.printf(
        "%n%d dpi: %d boxed headers, each by a writer of its own; CPU ms a header: korrigo %.1f,"
            + " plain %.1f%n",
        resolution, headers, nanoseconds / 1e6 / headers, plainNanoseconds / 1e6 / headers);
    System.out.println(TrialCount.HEADING);
    counts.values().forEach(count -> System.out.print(count.lines()));
  }
}
