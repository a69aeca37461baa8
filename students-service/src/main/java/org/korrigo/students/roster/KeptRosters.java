package org.korrigo.students.roster;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.students.student.KnownPupil;
import org.korrigo.students.student.PupilDetails;

/** What the imports of the past hold of one pupil: shown, and forgotten. */
@ApplicationScoped
public class KeptRosters {
  private final ImportRunRepository runs;
  private final KeptFiles files;
  private final Vertx vertx;

  KeptRosters(ImportRunRepository runs, KeptFiles files, Vertx vertx) {
    this.runs = runs;
    this.files = files;
    this.vertx = vertx;
  }

  /** What is to be forgotten, before it is. */
  public static final class Forgetting {
    /** The runs that were looked through, with the key of each one's file or null. */
    private final Map<UUID, String> seen;

    /** The key of a file → what takes its place. */
    private final Map<String, KeptFiles.Blanked> blanked;

    Forgetting(Map<UUID, String> seen, Map<String, KeptFiles.Blanked> blanked) {
      this.seen = seen;
      this.blanked = blanked;
    }

    /** How many lines about the pupil were found. */
    public int lines() {
      return blanked.values().stream()
          .mapToInt(each -> each.lines() == null ? 0 : each.lines().size())
          .sum();
    }
  }

  /** Every line about a pupil, the latest import first. */
  public Uni<List<ImportTrace>> traces(KnownPupil pupil) {
    return inAll(all -> all.stream().flatMap(run -> files.traces(run, pupil).stream()).toList());
  }

  /** The numbers of the records for which lines of this name and birth date were taken. */
  public Uni<Set<Integer>> takenAs(PupilDetails.Identity identity) {
    return inAll(
        all ->
            all.stream().flatMap(run -> files.takenAs(run, identity)).collect(Collectors.toSet()));
  }

  /** Prepares to forget a pupil: reads every kept file. */
  public Uni<Forgetting> prepare(KnownPupil pupil) {
    return inAll(all -> new Forgetting(keys(all), files.blank(all, pupil)));
  }

  /**
   * Forgets the pupil in the caller's transaction, which has locked the pupils as an import does:
   * files are stored and deleted under that lock alone, so that none goes which another run has
   * just stored. The old files are deleted before the commit: rather a run without its file than a
   * file with somebody in it who was erased.
   *
   * @throws Problem conflict if a roster was imported, or another pupil erased, since {@link
   *     #prepare}
   */
  public Uni<Void> forget(Forgetting prepared) {
    return runs.latest(null, Integer.MAX_VALUE)
        .invoke(
            all -> {
              if (!keys(all).equals(prepared.seen)) {
                throw new Problem(
                    ProblemType.CONFLICT,
                    "A roster was imported or a pupil erased meanwhile: ask again.");
              }
            })
        .flatMap(
            all ->
                onWorker(() -> files.takeOver(prepared.blanked))
                    .map(instead -> forget(all, prepared, instead)))
        .call(runs::flush)
        .flatMap(
            old ->
                onWorker(
                    () -> {
                      files.delete(old);
                      return null;
                    }))
        .replaceWithVoid();
  }

  /** Clears away what was prepared, done or not. */
  public Uni<Void> discard(Forgetting prepared) {
    return onWorker(
        () -> {
          KeptFiles.discard(prepared.blanked.values());
          return null;
        });
  }

  /** Has the runs forget; answers the files to which none refers any more. */
  private static List<StoredFile> forget(
      List<ImportRun> all, Forgetting prepared, Map<String, StoredFile> instead) {
    Map<String, StoredFile> old = new LinkedHashMap<>();
    for (ImportRun run : all) {
      if (run.file() == null) {
        run.forget(null, null);
      } else if (instead.containsKey(run.file().key())) {
        String key = run.file().key();
        old.put(key, run.file());
        run.forget(instead.get(key), prepared.blanked.get(key).lines());
      }
    }
    all.stream().filter(run -> run.file() != null).forEach(run -> old.remove(run.file().key()));
    return List.copyOf(old.values());
  }

  private static Map<UUID, String> keys(List<ImportRun> all) {
    Map<UUID, String> keys = new HashMap<>();
    all.forEach(run -> keys.put(run.id(), run.file() == null ? null : run.file().key()));
    return keys;
  }

  /** Something that is looked for in every run, the latest first. Blocks. */
  @FunctionalInterface
  private interface Search<T> {
    T in(List<ImportRun> all) throws Exception;
  }

  private <T> Uni<T> inAll(Search<T> search) {
    return Panache.withSession(() -> runs.latest(null, Integer.MAX_VALUE))
        .flatMap(all -> onWorker(() -> search.in(all)));
  }

  private <T> Uni<T> onWorker(Callable<T> work) {
    return Uni.createFrom()
        .completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
  }
}
