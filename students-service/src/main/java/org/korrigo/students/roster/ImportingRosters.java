package org.korrigo.students.roster;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.students.student.EnrollingStudents;
import org.korrigo.students.student.PupilDetails;
import org.korrigo.students.student.PupilName;

/**
 * Imports a roster: its pupils, their events and the run are one transaction. The number of
 * statements does not depend on the number of lines.
 */
@ApplicationScoped
class ImportingRosters {
  private final EnrollingStudents enrolling;
  private final ImportRunRepository runs;
  private final KeptFiles files;
  private final Vertx vertx;

  ImportingRosters(
      EnrollingStudents enrolling, ImportRunRepository runs, KeptFiles files, Vertx vertx) {
    this.enrolling = enrolling;
    this.runs = runs;
    this.files = files;
    this.vertx = vertx;
  }

  /** What importing a file would do now; changes nothing. */
  Uni<ImportPreview> preview(RosterFile file) {
    return Panache.withSession(() -> enrolling.plan(pupils(file)))
        .map(plan -> new RosterOutcome(file.roster(), plan).preview(file.sha256()));
  }

  /**
   * Imports a file once, all of it or nothing: under an id that was used before, nothing happens
   * and the earlier report is answered.
   *
   * @param leaveOutRefused whether the lines that cannot be taken may be left out
   * @throws Problem conflict if the id was used for another file; unsupported-roster if lines are
   *     refused that may not be left out
   */
  Uni<ImportView> importOnce(UUID id, RosterFile file, boolean leaveOutRefused, Instant now) {
    return Panache.withSession(() -> runs.findById(id))
        .invoke(
            earlier -> {
              if (earlier == null && !leaveOutRefused) {
                file.requireNothingRefused();
              }
            })
        .flatMap(
            seen ->
                Panache.withTransaction(
                    () ->
                        enrolling
                            .lock()
                            .flatMap(locked -> runs.findById(id))
                            .flatMap(
                                earlier ->
                                    earlier == null
                                        ? importAll(id, file, now)
                                        : sameFile(earlier, file))
                            .flatMap(this::view)));
  }

  /** The report of an import of the past, with the pupils as they stand now. */
  Uni<ImportView> read(UUID id) {
    return Panache.withSession(() -> runs.required(id).flatMap(this::view));
  }

  /** Imports of the past, the latest first. */
  Uni<List<ImportSummary>> list(RunPosition after, int rows) {
    return Panache.withSession(() -> runs.latest(after, rows))
        .map(found -> found.stream().map(ImportSummary::of).toList());
  }

  /**
   * The file of an import of the past.
   *
   * @throws Problem not-found if there is no such import, or its file was not kept
   */
  Uni<StoredFile> file(UUID id) {
    return Panache.withSession(() -> runs.required(id))
        .map(ImportRun::file)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("file of the import", id));
  }

  /**
   * The file is stored last and under the lock that an erasure holds, too: what a run refers to
   * cannot be deleted between the two, and what does not become a run is hardly ever stored.
   */
  private Uni<ImportRun> importAll(UUID id, RosterFile file, Instant now) {
    return enrolling
        .enrol(pupils(file))
        .map(done -> new RosterOutcome(file.roster(), done))
        .flatMap(
            outcome -> stored(file).map(stored -> new ImportRun(id, file, stored, outcome, now)))
        .flatMap(runs::persist);
  }

  private Uni<StoredFile> stored(RosterFile file) {
    return Uni.createFrom()
        .completionStage(
            () -> vertx.executeBlocking(() -> files.store(file), false).toCompletionStage());
  }

  private static List<PupilDetails> pupils(RosterFile file) {
    return file.roster().lines().stream().map(RosterLine::pupil).toList();
  }

  private static Uni<ImportRun> sameFile(ImportRun earlier, RosterFile file) {
    return earlier.isOf(file)
        ? Uni.createFrom().item(earlier)
        : Uni.createFrom()
            .failure(
                new Problem(
                    ProblemType.CONFLICT, "This Idempotency-Key was used for another file."));
  }

  private Uni<ImportView> view(ImportRun run) {
    List<Integer> ids =
        Stream.concat(
                run.report().doubts().stream().map(ImportReport.Doubt::studentId),
                run.report().lines().stream().map(ImportReport.TakenLine::studentId))
            .distinct()
            .toList();
    return enrolling
        .named(ids)
        .map(
            pupils ->
                ImportView.of(
                    run,
                    pupils.stream().collect(Collectors.toMap(PupilName::id, Function.identity()))));
  }
}
