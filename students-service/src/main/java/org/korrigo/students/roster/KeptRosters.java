package org.korrigo.students.roster;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.DamagedFileException;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.students.student.PupilDetails;

/** What the imports of the past hold of one pupil: shown, and forgotten. */
@ApplicationScoped
public class KeptRosters {
  private final ImportRunRepository runs;
  private final FileStore files;
  private final Vertx vertx;

  KeptRosters(ImportRunRepository runs, FileStore files, Vertx vertx) {
    this.runs = runs;
    this.files = files;
    this.vertx = vertx;
  }

  /**
   * Files in which a pupil's lines are blanked, stored but not yet taken over.
   *
   * @param seen the runs that were looked through
   * @param replacements the old file's key → what is kept instead; null where the file is damaged
   *     or missing, for what cannot be read cannot be searched
   * @param replaced the old files
   */
  public record Forgetting(
      Set<UUID> seen, Map<String, StoredFile> replacements, List<StoredFile> replaced) {}

  /** Every line about a pupil, the latest import first. */
  public Uni<List<ImportTrace>> traces(Collection<Integer> ids, PupilDetails.Identity pupil) {
    return Panache.withSession(() -> runs.latest(null, Integer.MAX_VALUE))
        .flatMap(
            all ->
                onWorker(
                    () -> all.stream().flatMap(run -> traces(run, ids, pupil).stream()).toList()));
  }

  /** Prepares to forget a pupil: reads every kept file. */
  public Uni<Forgetting> prepare(Collection<Integer> ids, PupilDetails.Identity pupil) {
    return Panache.withSession(() -> runs.latest(null, Integer.MAX_VALUE))
        .flatMap(all -> onWorker(() -> blank(all, ids, pupil)));
  }

  /**
   * Forgets the pupil in the caller's transaction, which has locked the pupils. The old files are
   * deleted before the commit: rather a run without its file than a file with somebody in it who
   * was erased.
   *
   * @throws Problem conflict if an import came in since {@link #prepare}
   */
  public Uni<Void> forget(Forgetting prepared) {
    return runs.latest(null, Integer.MAX_VALUE)
        .invoke(
            all -> {
              if (!ids(all).equals(prepared.seen())) {
                throw new Problem(
                    ProblemType.CONFLICT, "A roster was imported meanwhile: ask again.");
              }
              all.stream()
                  .filter(run -> run.file() != null)
                  .filter(run -> prepared.replacements().containsKey(run.file().key()))
                  .forEach(run -> run.keepInstead(prepared.replacements().get(run.file().key())));
            })
        .call(runs::flush)
        .flatMap(
            done ->
                onWorker(
                    () -> {
                      prepared.replaced().forEach(files::delete);
                      return null;
                    }))
        .replaceWithVoid();
  }

  private Forgetting blank(
      List<ImportRun> all, Collection<Integer> ids, PupilDetails.Identity pupil) {
    Map<String, List<ImportRun>> byFile =
        all.stream()
            .filter(run -> run.file() != null)
            .collect(Collectors.groupingBy(run -> run.file().key()));
    Map<String, StoredFile> replacements = new HashMap<>();
    List<StoredFile> replaced = new ArrayList<>();
    for (List<ImportRun> sharing : byFile.values()) {
      StoredFile file = sharing.getFirst().file();
      Set<Integer> taken = new TreeSet<>();
      sharing.forEach(run -> taken.addAll(taken(run, ids)));
      PupilLines lines = linesOf(file, pupil, taken);
      if (lines == null || !lines.isEmpty()) {
        replacements.put(file.key(), lines == null ? null : without(lines, file));
        replaced.add(file);
      }
    }
    return new Forgetting(ids(all), replacements, replaced);
  }

  private List<ImportTrace> traces(
      ImportRun run, Collection<Integer> ids, PupilDetails.Identity pupil) {
    Set<Integer> taken = taken(run, ids);
    PupilLines lines = run.file() == null ? null : linesOf(run.file(), pupil, taken);
    Set<Integer> numbers = new TreeSet<>(taken);
    numbers.addAll(lines == null ? List.of() : lines.numbers());
    Map<Integer, ImportReport.TakenLine> reported =
        run.report().lines().stream()
            .collect(Collectors.toMap(ImportReport.TakenLine::line, Function.identity()));
    return numbers.stream().map(number -> trace(run, number, reported.get(number), lines)).toList();
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

  private StoredFile without(PupilLines lines, StoredFile file) {
    byte[] content = lines.blanked();
    return files.store(out -> out.write(content), file.contentType());
  }

  /** The pupil's lines, or null where the file is damaged or missing. */
  private PupilLines linesOf(StoredFile file, PupilDetails.Identity pupil, Set<Integer> taken) {
    try {
      return PupilLines.in(Files.readAllBytes(files.fetch(file)), pupil, taken);
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

  private static Set<UUID> ids(List<ImportRun> all) {
    return all.stream().map(ImportRun::id).collect(Collectors.toSet());
  }

  private <T> Uni<T> onWorker(Callable<T> work) {
    return Uni.createFrom()
        .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
  }
}
