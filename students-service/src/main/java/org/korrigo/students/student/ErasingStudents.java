package org.korrigo.students.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.function.Supplier;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** A pupil's own right: to see all that is kept, and to have it erased. */
@ApplicationScoped
public class ErasingStudents {
  private final StudentRepository students;
  private final SpellingRepository spellings;
  private final Outbox outbox;

  ErasingStudents(StudentRepository students, SpellingRepository spellings, Outbox outbox) {
    this.students = students;
    this.spellings = spellings;
    this.outbox = outbox;
  }

  /**
   * What is kept of a pupil.
   *
   * @throws Problem not-found
   */
  public Uni<KnownPupil> known(int id) {
    return Panache.withSession(
        () ->
            students
                .required(id)
                .flatMap(
                    student ->
                        spellings
                            .of(id)
                            .flatMap(
                                others ->
                                    students
                                        .numbersOf(id)
                                        .map(
                                            ids ->
                                                new KnownPupil(
                                                    StudentView.of(student),
                                                    student.identity(),
                                                    others,
                                                    ids)))));
  }

  /**
   * Somebody of whom a roster may speak and who has no record, or none any more.
   *
   * @param taken the numbers of records for which rosters' lines of this name and birth date were
   *     taken
   * @return with those of the numbers, and of records that were merged with them, that are no
   *     pupil's who is still there
   * @throws Problem conflict, with the pupil's id, if a pupil is or was written so
   */
  public Uni<KnownPupil> withoutRecord(PupilDetails.Identity identity, Collection<Integer> taken) {
    return Panache.withSession(
        () ->
            requireNoRecord(identity)
                .flatMap(none -> students.formerNumbers(taken))
                .map(ids -> KnownPupil.withoutRecord(identity, ids)));
  }

  /**
   * Erases a pupil, and in the same transaction what others keep.
   *
   * @param pupil as it was seen
   * @param others forget the pupil; nobody else changes pupils meanwhile
   * @throws Problem not-found; conflict if somebody had no record and has one now, or the pupil has
   *     another account than was seen
   */
  public Uni<Void> erase(KnownPupil pupil, Supplier<Uni<Void>> others) {
    return Panache.withTransaction(
        () ->
            students
                .lock()
                .flatMap(
                    locked ->
                        pupil.student() == null
                            ? requireNoRecord(pupil.identity())
                            : delete(pupil.student()))
                .flatMap(gone -> students.forgetMerges(pupil.ids()))
                .flatMap(forgotten -> others.get()));
  }

  private Uni<Void> delete(StudentView seen) {
    return students
        .required(seen.id())
        .invoke(student -> student.requireAccountOf(seen))
        .call(students::remove)
        .flatMap(student -> outbox.append(student.removed()));
  }

  private Uni<Void> requireNoRecord(PupilDetails.Identity identity) {
    return students
        .known(identity)
        .flatMap(
            known ->
                known == null ? spellings.ownerOf(identity) : Uni.createFrom().item(known.id()))
        .invoke(
            id -> {
              if (id != null) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "Student " + id + " is or was written so: ask for this record.")
                    .with("student_id", id);
              }
            })
        .replaceWithVoid();
  }
}
