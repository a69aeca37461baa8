package org.korrigo.identification.header;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.matching.ClassMatching;
import org.korrigo.identification.matching.ClassSituation;
import org.korrigo.identification.matching.CopyReading;
import org.korrigo.identification.matching.Letters;
import org.korrigo.identification.matching.Match;
import org.korrigo.identification.matching.Pupil;

/**
 * Reads headers of real scans and matches them with their roster: {@code ScanTrial HEADERS ROSTER
 * WRITERS} prints how they came out, without a name. HEADERS is a directory with one picture a copy
 * in the order of their names, ROSTER a list as PRONOTE exports it ({@code Élèves}, {@code Né(e)
 * le}), WRITERS has {@code copy,last_name,first_name}.
 */
public final class ScanTrial {
  private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private ScanTrial() {}

  /** Prints a line a copy and the sums. */
  public static void main(String[] arguments) throws IOException {
    List<Pupil> roster = roster(Path.of(arguments[1]));
    List<Integer> writers = writers(Path.of(arguments[2]), roster);
    List<Match> matches =
        new ClassMatching(
                roster,
                new ClassSituation(
                    ClassSituation.USUAL_TOLERATED_ERROR,
                    roster.stream().map(Pupil::studentId).collect(Collectors.toSet()),
                    Set.of()))
            .match(readings(Path.of(arguments[0])), Set.of());
    int[] among = new int[3];
    int[] tops = {1, 3, 8};
    int right = 0;
    int wrong = 0;
    for (int copy = 0; copy < matches.size(); copy++) {
      Match match = matches.get(copy);
      int place =
          match.candidates().stream().map(Candidate::studentId).toList().indexOf(writers.get(copy));
      for (int top = 0; top < tops.length; top++) {
        among[top] += place >= 0 && place < tops[top] ? 1 : 0;
      }
      if (match.studentId() != null) {
        right += match.studentId().equals(writers.get(copy)) ? 1 : 0;
        wrong += match.studentId().equals(writers.get(copy)) ? 0 : 1;
      }
      System.out.printf("copy %d: place %d, %s%n", copy + 1, place + 1, match.reason());
    }
    System.out.printf(
        Locale.ROOT,
        "%d copies, roster of %d: by rule %d, wrong %d, top 1 %d, top 3 %d, top 8 %d%n",
        matches.size(),
        roster.size(),
        right,
        wrong,
        among[0],
        among[1],
        among[2]);
  }

  private static List<CopyReading> readings(Path directory) throws IOException {
    List<CopyReading> readings = new ArrayList<>();
    try (LineRecogniser recogniser = new Tesseract(Optional.empty(), "fra").open();
        Stream<Path> files = Files.list(directory)) {
      HeaderReader reader = new HeaderReader(recogniser, LetterClassifier.load());
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        try (InputStream content = Files.newInputStream(file)) {
          readings.add(new CopyReading(new UUID(0, readings.size()), reader.read(content)));
        }
      }
    }
    return readings;
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

  private static List<Integer> writers(Path file, List<Pupil> roster) throws IOException {
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
                    .orElseThrow()
                    .studentId())
        .toList();
  }
}
