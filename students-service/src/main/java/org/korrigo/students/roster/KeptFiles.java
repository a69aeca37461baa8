package org.korrigo.students.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.contracts.storage.DamagedFileException;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.students.student.KnownPupil;
import org.korrigo.students.student.PupilDetails;

/** The kept files of imports, searched and blanked. Every method blocks: call it on a worker. */
@ApplicationScoped
class KeptFiles {
  private final FileStore files;

  KeptFiles(FileStore files) {
    this.files = files;
  }

  /**
   * What takes a file's place.
   *
   * @param content the file with empty lines, not yet in the store; null where the file is damaged
   *     or missing, for what cannot be read cannot be searched
   * @param lines where the pupil's lines start; null likewise
   */
  record Blanked(Path content, Set<Integer> lines) {}

  /** Keeps a roster. */
  StoredFile store(RosterFile roster) {
    return files.store(out -> out.write(roster.content()), RosterFile.CONTENT_TYPE);
  }

  /** Every line of a run about a pupil. */
  List<ImportTrace> traces(ImportRun run, KnownPupil pupil) {
    Set<Integer> taken = taken(run, pupil.ids());
    PupilLines lines = run.file() == null ? null : linesOf(run.file(), pupil.spellings(), taken);
    Set<Integer> numbers = new TreeSet<>(taken);
    numbers.addAll(lines == null ? List.of() : lines.numbers());
    Map<Integer, ImportReport.TakenLine> reported =
        run.report().lines().stream()
            .collect(Collectors.toMap(ImportReport.TakenLine::line, Function.identity()));
    return numbers.stream().map(number -> trace(run, number, reported.get(number), lines)).toList();
  }

  /** The numbers of the records for which a run's lines of this name and birth date were taken. */
  Stream<Integer> takenAs(ImportRun run, PupilDetails.Identity identity) {
    PupilLines lines = run.file() == null ? null : linesOf(run.file(), List.of(identity), Set.of());
    return lines == null
        ? Stream.empty()
        : run.report().lines().stream()
            .filter(line -> lines.numbers().contains(line.line()))
            .map(ImportReport.TakenLine::studentId);
  }

  /** Blanks a pupil's lines in every file that has some: the file's key → what takes its place. */
  Map<String, Blanked> blank(List<ImportRun> runs, KnownPupil pupil) throws IOException {
    Map<String, List<ImportRun>> byFile =
        runs.stream()
            .filter(run -> run.file() != null)
            .collect(Collectors.groupingBy(run -> run.file().key()));
    Map<String, Blanked> blanked = new HashMap<>();
    for (List<ImportRun> sharing : byFile.values()) {
      StoredFile file = sharing.getFirst().file();
      Set<Integer> taken = new TreeSet<>();
      sharing.forEach(run -> taken.addAll(taken(run, pupil.ids())));
      PupilLines lines = linesOf(file, pupil.spellings(), taken);
      if (lines == null) {
        blanked.put(file.key(), new Blanked(null, null));
      } else if (!lines.isEmpty()) {
        Path content = files.newTemporaryFile();
        Files.write(content, lines.blanked());
        blanked.put(file.key(), new Blanked(content, Set.copyOf(lines.numbers())));
      }
    }
    return blanked;
  }

  /** Takes into the store what was blanked: the old file's key → the new file, or null. */
  Map<String, StoredFile> takeOver(Map<String, Blanked> blanked) {
    Map<String, StoredFile> stored = new HashMap<>();
    blanked.forEach(
        (key, each) ->
            stored.put(
                key,
                each.content() == null
                    ? null
                    : files.store(each.content(), RosterFile.CONTENT_TYPE)));
    return stored;
  }

  void delete(Collection<StoredFile> old) {
    old.forEach(files::delete);
  }

  /** Deletes what was blanked and not taken over. */
  static void discard(Collection<Blanked> blanked) throws IOException {
    for (Blanked each : blanked) {
      if (each.content() != null) {
        Files.deleteIfExists(each.content());
      }
    }
  }

  private static ImportTrace trace(
      ImportRun run, int number, ImportReport.TakenLine reported, PupilLines lines) {
    boolean isRefused = run.report().faults().stream().anyMatch(fault -> fault.line() == number);
    return new ImportTrace(
        run.id(),
        run.importedAt(),
        run.importedBy(),
        number,
        isRefused ? LineOutcome.REFUSED : reported == null ? null : reported.outcome(),
        reported == null ? List.of() : reported.changes(),
        lines == null ? null : lines.textAt(number));
  }

  /** The pupil's lines, or null where the file is damaged or missing. */
  private PupilLines linesOf(
      StoredFile file, Collection<PupilDetails.Identity> spellings, Set<Integer> taken) {
    try {
      return PupilLines.in(Files.readAllBytes(files.fetch(file)), spellings, taken);
    } catch (DamagedFileException unreadable) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Integer> taken(ImportRun run, Collection<Integer> ids) {
    return run.report().lines().stream()
        .filter(line -> ids.contains(line.studentId()))
        .map(ImportReport.TakenLine::line)
        .collect(Collectors.toSet());
  }
}
