package org.korrigo.students.personaldata;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.students.account.RemovingAccounts;
import org.korrigo.students.roster.KeptRosters;
import org.korrigo.students.student.ErasingStudents;
import org.korrigo.students.student.FoldedName;
import org.korrigo.students.student.KnownPupil;
import org.korrigo.students.student.PupilDetails;

/** Exports and erases what is kept of one pupil. */
@ApplicationScoped
class KeepingPersonalData {
  private final ErasingStudents students;
  private final KeptRosters rosters;
  private final RemovingAccounts accounts;

  KeepingPersonalData(ErasingStudents students, KeptRosters rosters, RemovingAccounts accounts) {
    this.students = students;
    this.rosters = rosters;
    this.accounts = accounts;
  }

  /**
   * All that is kept of a pupil.
   *
   * @throws Problem not-found
   */
  Uni<PersonalDataView> export(int id, Instant now) {
    return students
        .known(id)
        .flatMap(
            pupil -> rosters.traces(pupil).map(traces -> PersonalDataView.of(now, pupil, traces)));
  }

  /**
   * What rosters have of somebody without a record: a pupil who was removed, or one whose lines
   * were always refused.
   *
   * @throws Problem conflict if there is a record
   */
  Uni<PersonalDataView> export(PupilDetails.Identity identity, Instant now) {
    return withoutRecord(identity)
        .flatMap(
            pupil -> rosters.traces(pupil).map(traces -> PersonalDataView.of(now, pupil, traces)));
  }

  /**
   * Erases a pupil: first the account that was created for the pupil, so that all can be asked for
   * again where the identity provider does not answer; then the record, and the pupil's lines in
   * the kept files.
   *
   * @param confirmation the pupil's last and first name
   * @throws Problem not-found; confirmation-required; conflict if a roster was imported meanwhile
   */
  Uni<Void> erase(int id, String confirmation) {
    return students
        .known(id)
        .invoke(pupil -> requireConfirmed(pupil, confirmation))
        .call(pupil -> accounts.removeOf(id))
        .flatMap(pupil -> rosters.prepare(pupil).flatMap(prepared -> erase(pupil, prepared)));
  }

  /**
   * Erases from the kept rosters somebody without a record: a pupil who was removed, or one whose
   * lines were always refused.
   *
   * @return the number of lines in kept files; where there is none, nothing is changed
   * @throws Problem conflict if there is a record, or if a roster was imported meanwhile
   */
  Uni<Integer> erase(PupilDetails.Identity identity) {
    return withoutRecord(identity)
        .flatMap(
            pupil ->
                rosters
                    .prepare(pupil)
                    .flatMap(
                        prepared ->
                            prepared.lines() == 0
                                ? rosters.discard(prepared).replaceWith(0)
                                : erase(pupil, prepared).replaceWith(prepared.lines())));
  }

  private Uni<Void> erase(KnownPupil pupil, KeptRosters.Forgetting prepared) {
    return students
        .erase(pupil, () -> rosters.forget(prepared))
        .eventually(() -> rosters.discard(prepared));
  }

  private Uni<KnownPupil> withoutRecord(PupilDetails.Identity identity) {
    return rosters.takenAs(identity).flatMap(taken -> students.withoutRecord(identity, taken));
  }

  private static void requireConfirmed(KnownPupil pupil, String confirmation) {
    if (!FoldedName.of(confirmation).equals(pupil.identity().foldedName())) {
      throw new Problem(
          ProblemType.CONFIRMATION_REQUIRED,
          "An erasure cannot be undone: confirm it with the pupil's last and first name.");
    }
  }
}
