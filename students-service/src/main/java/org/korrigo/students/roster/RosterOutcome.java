package org.korrigo.students.roster;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.korrigo.students.student.EnrolledPupil;
import org.korrigo.students.student.Enrolment;
import org.korrigo.students.student.EnrolmentOutcome;
import org.korrigo.students.student.FieldChange;
import org.korrigo.students.student.NameSplit;
import org.korrigo.students.student.PupilDetails;

/** A roster's lines brought together with what enrolling did, or would do, to their pupils. */
final class RosterOutcome {
  private final Roster roster;
  private final Enrolment enrolment;
  private final Map<PupilDetails.Identity, EnrolledPupil> pupils;

  RosterOutcome(Roster roster, Enrolment enrolment) {
    this.roster = roster;
    this.enrolment = enrolment;
    this.pupils = enrolment.byIdentity();
  }

  int count(EnrolmentOutcome outcome) {
    return enrolment.count(outcome);
  }

  /** What is kept of an import that was done. */
  ImportReport report() {
    List<ImportReport.Doubt> doubts =
        roster.lines().stream()
            .filter(line -> doubt(line) != null)
            .map(line -> new ImportReport.Doubt(line.line(), pupil(line).id(), line.doubt()))
            .toList();
    List<ImportReport.TakenLine> lines =
        roster.lines().stream()
            .map(
                line ->
                    new ImportReport.TakenLine(
                        line.line(),
                        pupil(line).id(),
                        LineOutcome.of(pupil(line).outcome()),
                        pupil(line).changes().stream().map(FieldChange::field).toList()))
            .toList();
    return new ImportReport(roster.faults(), doubts, lines);
  }

  /** What an import would do, line by line. */
  ImportPreview preview(String fileSha256) {
    Stream<LineView> taken = roster.lines().stream().map(this::view);
    Stream<LineView> refused = roster.faults().stream().map(LineView::refused);
    return new ImportPreview(
        roster.rows(),
        count(EnrolmentOutcome.ADDED),
        count(EnrolmentOutcome.CHANGED),
        count(EnrolmentOutcome.LEFT),
        roster.faults().size(),
        fileSha256,
        Stream.concat(taken, refused).sorted(Comparator.comparingInt(LineView::line)).toList());
  }

  private LineView view(RosterLine line) {
    EnrolledPupil pupil = pupil(line);
    return new LineView(
        line.line(),
        LineOutcome.of(pupil.outcome()),
        pupil.id(),
        pupil.lastName(),
        pupil.firstName(),
        pupil.changes().stream()
            .map(change -> new LineView.Change(change.field(), change.before(), change.after()))
            .toList(),
        doubt(line));
  }

  private EnrolledPupil pupil(RosterLine line) {
    return pupils.get(line.pupil().identity());
  }

  /** None where this roster only guesses a cut that a person or an earlier roster has settled. */
  private String doubt(RosterLine line) {
    boolean isSettled =
        line.pupil().nameSplit() == NameSplit.GUESSED
            && pupil(line).nameSplit() != NameSplit.GUESSED;
    return isSettled ? null : line.doubt();
  }
}
