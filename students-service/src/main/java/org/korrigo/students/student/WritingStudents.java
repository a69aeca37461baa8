package org.korrigo.students.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** A person writes a pupil down, or changes what is known. */
@ApplicationScoped
class WritingStudents {
  private final StudentRepository students;
  private final SpellingRepository spellings;
  private final Outbox outbox;

  WritingStudents(StudentRepository students, SpellingRepository spellings, Outbox outbox) {
    this.students = students;
    this.spellings = spellings;
    this.outbox = outbox;
  }

  /**
   * A pupil that was asked for.
   *
   * @param isNew whether this request made it
   */
  record Written(StudentView student, boolean isNew) {}

  /**
   * Writes a pupil down, once under a key.
   *
   * @param key or null
   * @throws Problem conflict, with the pupil's id, if there is one of this name and birth date
   */
  Uni<Written> create(UUID key, StudentForm form) {
    return Panache.withTransaction(
        () ->
            students
                .lock()
                .flatMap(
                    locked -> key == null ? Uni.createFrom().nullItem() : students.createdBy(key))
                .flatMap(
                    earlier ->
                        earlier == null
                            ? create(Student.of(form, key))
                            : Uni.createFrom().item(new Written(StudentView.of(earlier), false))));
  }

  /**
   * Replaces what is known of a pupil; a roster that has the old name or birth date still finds it.
   *
   * @param seen the version that the person saw
   * @throws Problem not-found; stale-version; conflict, with the other pupil's id, if another has
   *     this name and birth date
   */
  Uni<StudentView> change(int id, int seen, StudentForm form) {
    return Panache.withTransaction(
        () ->
            students
                .lock()
                .flatMap(locked -> students.required(id))
                .invoke(student -> student.requireVersion(seen))
                .call(student -> requireFree(form.identity(), id))
                .call(student -> respell(student, form.identity()))
                .call(
                    student ->
                        student
                            .change(form)
                            .map(outbox::append)
                            .orElseGet(() -> Uni.createFrom().voidItem()))
                .call(students::flush)
                .map(StudentView::of));
  }

  private Uni<Void> respell(Student student, PupilDetails.Identity spelling) {
    return spelling.equals(student.identity())
        ? Uni.createFrom().voidItem()
        : spellings
            .forget(spelling)
            .flatMap(forgotten -> spellings.keep(student.id(), student.identity()));
  }

  private Uni<Written> create(Student student) {
    return requireFree(student.identity(), null)
        .flatMap(free -> spellings.forget(student.identity()))
        .flatMap(free -> students.persistAndFlush(student))
        .call(kept -> outbox.append(kept.enrolled()))
        .map(kept -> new Written(StudentView.of(kept), true));
  }

  private Uni<Void> requireFree(PupilDetails.Identity identity, Integer id) {
    return students
        .known(identity)
        .invoke(
            known -> {
              if (known != null && !known.id().equals(id)) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "Student " + known.id() + " has this name and birth date.")
                    .with("student_id", known.id());
              }
            })
        .replaceWithVoid();
  }
}
