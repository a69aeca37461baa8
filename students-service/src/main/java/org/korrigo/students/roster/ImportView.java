package org.korrigo.students.roster;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.students.student.PupilName;

/**
 * What came of an import.
 *
 * @param id of the run
 * @param rows lines of the file that are about a pupil: created + updated + unchanged + faults
 * @param created pupils who are new
 * @param updated pupils of whom something changed
 * @param unchanged pupils who were already known like this
 * @param faults lines that were not taken, and why
 * @param review lines that were taken and that a person should look at, as the pupils stand now
 * @param lines what became of each line, in the order of the file, with the pupils as they stand
 *     now
 */
@Schema(
    requiredProperties = {
      "id",
      "imported_by",
      "imported_at",
      "rows",
      "created",
      "updated",
      "unchanged",
      "faults",
      "review",
      "lines"
    })
record ImportView(
    UUID id,
    String importedBy,
    Instant importedAt,
    int rows,
    int created,
    int updated,
    int unchanged,
    List<LineFault> faults,
    List<Review> review,
    List<LineView> lines) {

  /**
   * A line that a person should look at.
   *
   * @param line where it starts in the file, from 1
   * @param reason why
   */
  @Schema(requiredProperties = {"line", "student_id", "last_name", "first_name", "reason"})
  record Review(int line, int studentId, String lastName, String firstName, String reason) {}

  /**
   * @param pupils those of the run who are still there, by id
   */
  static ImportView of(ImportRun run, Map<Integer, PupilName> pupils) {
    return new ImportView(
        run.id(),
        run.importedBy(),
        run.importedAt(),
        run.rowCount(),
        run.createdCount(),
        run.updatedCount(),
        run.unchangedCount(),
        run.report().faults(),
        run.report().doubts().stream()
            .filter(doubt -> pupils.containsKey(doubt.studentId()))
            .map(doubt -> review(doubt, pupils.get(doubt.studentId())))
            .toList(),
        lines(run.report(), pupils));
  }

  private static Review review(ImportReport.Doubt doubt, PupilName pupil) {
    return new Review(
        doubt.line(), pupil.id(), pupil.lastName(), pupil.firstName(), doubt.reason());
  }

  private static List<LineView> lines(ImportReport report, Map<Integer, PupilName> pupils) {
    Map<Integer, String> doubts =
        report.doubts().stream()
            .collect(Collectors.toMap(ImportReport.Doubt::line, ImportReport.Doubt::reason));
    return Stream.concat(
            report.lines().stream()
                .map(line -> line(line, pupils.get(line.studentId()), doubts.get(line.line()))),
            report.faults().stream().map(LineView::refused))
        .sorted(Comparator.comparingInt(LineView::line))
        .toList();
  }

  private static LineView line(ImportReport.TakenLine line, PupilName pupil, String doubt) {
    return new LineView(
        line.line(),
        line.outcome(),
        pupil == null ? null : pupil.id(),
        pupil == null ? null : pupil.lastName(),
        pupil == null ? null : pupil.firstName(),
        line.changes().stream().map(field -> new LineView.Change(field, null, null)).toList(),
        doubt);
  }
}
