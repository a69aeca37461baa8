package org.korrigo.identification.header;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.korrigo.identification.header.TrialHeaders.Header;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.matching.Letters;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.Pupil;
import org.korrigo.identification.matching.Reading;

/**
 * Reads headers of real scans and matches them with their roster: {@code ScanTrial HEADERS ROSTER
 * WRITERS} prints how they came out, without a name. HEADERS is a directory with one picture a copy
 * in the order of their names, ROSTER a list as PRONOTE exports it ({@code Élèves}, {@code Né(e)
 * le}), WRITERS has {@code copy,last_name,first_name}. Ends with 1 if a copy was given to another
 * than its writer, or a writer is not among the first three candidates.
 */
public final class ScanTrial {
  private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  /** Each header is read so often: the last time is a service's that has run for a while. */
  private static final int ROUNDS = 10;

  private final Path headers;
  private final List<Pupil> roster;
  private final List<Pupil> writers;

  ScanTrial(Path headers, Path roster, Path writers) throws IOException {
    this.headers = headers;
    this.roster = roster(roster);
    this.writers = writers(writers, this.roster);
  }

  /** Prints a line a copy, then the table of {@link TrialCount}. */
  public static void main(String[] arguments) throws IOException {
    ScanTrial trial =
        new ScanTrial(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    System.exit(trial.print(System.out, ROUNDS) ? 0 : 1);
  }

  /**
   * Reads, matches and prints.
   *
   * @param rounds how often each header is read
   * @return whether no copy was given to another than its writer and every writer is among the
   *     first three candidates
   */
  boolean print(PrintStream out, int rounds) throws IOException {
    List<List<Header>> read = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      read.add(read());
    }
    List<TrialCopy> copies = new ArrayList<>();
    for (Header header : read.getLast()) {
      copies.add(TrialHeaders.copy(header, writers.get(header.number())));
    }
    TrialSitting sitting = new TrialSitting(copies, roster);
    List<Match> matches = sitting.matches();
    out.printf("%n%-6s %10s %8s  %s%n", "copy", "candidate", "margin", "");
    for (int copy = 0; copy < matches.size(); copy++) {
      out.println(line(copy, matches.get(copy)));
    }
    out.printf(
        Locale.ROOT,
        "%n%d copies; CPU ms a header: korrigo %.1f (%.1f the first time), plain" + " %.1f%n",
        copies.size(),
        milliseconds(read.getLast(), Header::nanoseconds),
        milliseconds(read.getFirst(), Header::nanoseconds),
        milliseconds(read.getLast(), Header::plainNanoseconds));
    TrialCount count = new TrialCount("roster of " + roster.size());
    count.add(sitting, matches);
    out.println(TrialCount.HEADING);
    out.print(count.lines());
    return count.mistaken() == 0 && count.amongThree() >= 1;
  }

  private String line(int copy, Match match) {
    int writer = writers.get(copy).studentId();
    int place = match.candidates().stream().map(Candidate::studentId).toList().indexOf(writer) + 1;
    String given =
        match.studentId() == null ? "asked" : match.studentId() == writer ? "given" : "WRONG";
    return String.format(
        Locale.ROOT,
        "%-6d %10s %8s  %s: %s",
        copy + 1,
        place == 0 ? "none" : place,
        match.margin() == null ? "–" : String.format(Locale.ROOT, "%.2f", match.margin()),
        given,
        match.explanation());
  }

  private static double milliseconds(List<Header> headers, ToLongFunction<Header> nanoseconds) {
    return headers.stream().mapToLong(nanoseconds).average().orElse(0) / 1e6;
  }

  /**
   * What is read of the headers.
   *
   * @throws IllegalArgumentException if they are not as many as the writers
   */
  private List<Header> read() throws IOException {
    List<Header> read = new ArrayList<>();
    try (LineRecogniser recogniser = new Tesseract(Optional.empty(), "fra").open();
        PlainReader plain = PlainReader.of(Reading.Form.FREE);
        Stream<Path> files = Files.list(headers)) {
      HeaderReader reader = new HeaderReader(recogniser, LetterClassifier.load());
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        read.add(TrialHeaders.read(read.size(), Files.readAllBytes(file), reader, plain));
      }
    }
    if (read.size() != writers.size()) {
      throw new IllegalArgumentException(
          "%d headers, but %d writers".formatted(read.size(), writers.size()));
    }
    return read;
  }

  /** The last word of a pupil is taken for the first name. */
  private static List<Pupil> roster(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return IntStream.range(1, lines.size())
        .mapToObj(
            number -> {
              String[] cells = lines.get(number).split(",", -1);
              int gap = cells[0].lastIndexOf(' ');
              return new Pupil(
                  number,
                  cells[0].substring(0, gap),
                  cells[0].substring(gap + 1),
                  LocalDate.parse(cells[1], DATES));
            })
        .toList();
  }

  private static List<Pupil> writers(Path file, List<Pupil> roster) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(cells -> Letters.of(cells[1] + " " + cells[2]))
        .map(
            name ->
                roster.stream()
                    .filter(
                        pupil ->
                            Letters.of(pupil.lastName() + " " + pupil.firstName()).equals(name))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }
}
