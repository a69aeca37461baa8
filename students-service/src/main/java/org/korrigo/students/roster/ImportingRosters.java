package org.korrigo.students.roster;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.students.student.EnrolledPupil;
import org.korrigo.students.student.EnrollingStudents;
import org.korrigo.students.student.Enrolment;
import org.korrigo.students.student.NameSplit;
import org.korrigo.students.student.PupilDetails;

/**
 * Imports a roster: its pupils, their events and the run are one transaction. The number of
 * statements does not depend on the number of lines.
 */
@ApplicationScoped
class ImportingRosters {
  private final EnrollingStudents enrolling;
  private final ImportRunRepository runs;

  ImportingRosters(EnrollingStudents enrolling, ImportRunRepository runs) {
    this.enrolling = enrolling;
    this.runs = runs;
  }

  /**
   * Imports a file once: under an id that was used before, nothing happens and the earlier report
   * is answered.
   *
   * @throws Problem conflict if the id was used for another file
   */
  Uni<ImportView> importOnce(UUID id, RosterFile file, Instant now) {
    return Panache.withTransaction(
        () ->
            runs.findById(id)
                .flatMap(
                    earlier -> earlier == null ? importAll(id, file, now) : sameFile(earlier, file))
                .flatMap(this::view));
  }

  /** The report of an import of the past, with the pupils as they stand now. */
  Uni<ImportView> read(UUID id) {
    return Panache.withSession(() -> runs.required(id).flatMap(this::view));
  }

  private Uni<ImportRun> importAll(UUID id, RosterFile file, Instant now) {
    return enrolling
        .enrol(file.roster().lines().stream().map(RosterLine::pupil).toList())
        .flatMap(
            enrolment ->
                doubts(file.roster())
                    .map(doubts -> new ImportReport(file.roster().faults(), doubts))
                    .flatMap(report -> keep(id, file, now, enrolment, report)));
  }

  private Uni<ImportRun> keep(
      UUID id, RosterFile file, Instant now, Enrolment enrolment, ImportReport report) {
    return runs.persist(new ImportRun(id, file, now, enrolment, report));
  }

  private static Uni<ImportRun> sameFile(ImportRun earlier, RosterFile file) {
    return earlier.isOf(file)
        ? Uni.createFrom().item(earlier)
        : Uni.createFrom()
            .failure(
                new Problem(
                    ProblemType.CONFLICT, "This Idempotency-Key was used for another file."));
  }

  private Uni<List<ImportReport.Doubt>> doubts(Roster roster) {
    List<RosterLine> doubted =
        roster.lines().stream().filter(line -> line.doubt() != null).toList();
    List<PupilDetails> pupils = doubted.stream().map(RosterLine::pupil).toList();
    return enrolling
        .find(pupils)
        .map(
            found -> {
              Map<PupilDetails.Identity, EnrolledPupil> known =
                  found.stream()
                      .collect(Collectors.toMap(EnrolledPupil::identity, Function.identity()));
              return doubted.stream()
                  .filter(line -> !isSettled(line, known.get(line.pupil().identity())))
                  .map(line -> doubt(line, known.get(line.pupil().identity())))
                  .toList();
            });
  }

  /** A cut that this roster only guesses, and that a person or an earlier roster has settled. */
  private static boolean isSettled(RosterLine line, EnrolledPupil pupil) {
    return line.pupil().nameSplit() == NameSplit.GUESSED && pupil.nameSplit() != NameSplit.GUESSED;
  }

  private static ImportReport.Doubt doubt(RosterLine line, EnrolledPupil pupil) {
    return new ImportReport.Doubt(line.line(), pupil.id(), line.doubt());
  }

  private Uni<ImportView> view(ImportRun run) {
    List<Integer> ids = run.report().doubts().stream().map(ImportReport.Doubt::studentId).toList();
    return enrolling
        .named(ids)
        .map(
            pupils ->
                view(
                    run,
                    pupils.stream()
                        .collect(Collectors.toMap(EnrolledPupil::id, Function.identity()))));
  }

  private static ImportView view(ImportRun run, Map<Integer, EnrolledPupil> pupils) {
    List<ImportView.Review> review =
        run.report().doubts().stream()
            .filter(doubt -> pupils.containsKey(doubt.studentId()))
            .map(doubt -> review(doubt, pupils.get(doubt.studentId())))
            .toList();
    return new ImportView(
        run.id(),
        run.importedBy(),
        run.importedAt(),
        run.rowCount(),
        run.createdCount(),
        run.updatedCount(),
        run.unchangedCount(),
        run.report().faults(),
        review);
  }

  private static ImportView.Review review(ImportReport.Doubt doubt, EnrolledPupil pupil) {
    return new ImportView.Review(
        doubt.line(), pupil.id(), pupil.lastName(), pupil.firstName(), doubt.reason());
  }
}
