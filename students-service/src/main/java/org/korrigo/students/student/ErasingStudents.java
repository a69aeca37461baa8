package org.korrigo.students.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;

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
   * Erases a pupil, and in the same transaction what others keep.
   *
   * @param pupil as it was seen
   * @param others forget the pupil; nobody else changes pupils meanwhile
   * @throws Problem not-found
   */
  public Uni<Void> erase(KnownPupil pupil, Supplier<Uni<Void>> others) {
    int id = pupil.student().id();
    return Panache.withTransaction(
        () ->
            students
                .lock()
                .flatMap(locked -> students.required(id))
                .call(students::delete)
                .call(student -> students.forgetMerges(pupil.ids()))
                .call(student -> outbox.append(student.removed()))
                .call(student -> others.get())
                .replaceWithVoid());
  }
}
