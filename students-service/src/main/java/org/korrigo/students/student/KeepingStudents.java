package org.korrigo.students.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** What the secretariat does with a pupil between two rosters. */
@ApplicationScoped
class KeepingStudents {
  private final StudentRepository students;
  private final StudentListener listener;
  private final Outbox outbox;

  KeepingStudents(StudentRepository students, StudentListener listener, Outbox outbox) {
    this.students = students;
    this.listener = listener;
    this.outbox = outbox;
  }

  Uni<List<StudentView>> list(StudentFilter filter, int rows) {
    return Panache.withSession(() -> students.list(filter, rows))
        .map(found -> found.stream().map(StudentView::of).toList());
  }

  /** Classes after one, in the order of their names. */
  Uni<List<ClassView>> classes(String after, int rows) {
    return Panache.withSession(() -> students.classes(after, rows));
  }

  Uni<StudentView> read(int id) {
    return Panache.withSession(() -> students.required(id)).map(StudentView::of);
  }

  /**
   * Links a pupil to an account, or to none.
   *
   * @param seen the version that the person saw, or null
   * @throws Problem not-found; stale-version; conflict if the account is another pupil's
   */
  Uni<StudentView> link(int id, Integer seen, String userId) {
    return Panache.withTransaction(
        () ->
            students
                .requiredForChange(id)
                .invoke(student -> student.requireVersion(seen))
                .call(student -> userId == null ? Uni.createFrom().nullItem() : free(userId, id))
                .call(
                    student ->
                        student.isLinkedTo(userId)
                            ? Uni.createFrom().nullItem()
                            : outbox.append(student.linkTo(userId)))
                .call(students::flush)
                .map(StudentView::of));
  }

  /**
   * Takes a person's word for where a pupil's last name ends.
   *
   * @param seen the version that the person saw, or null
   * @throws Problem not-found; stale-version; invalid-request if it is not the pupil's name
   */
  Uni<StudentView> settleName(int id, Integer seen, SettledName name) {
    return Panache.withTransaction(
        () ->
            students
                .requiredForChange(id)
                .invoke(student -> student.requireVersion(seen))
                .call(
                    student ->
                        student
                            .settleName(name.lastName().strip(), name.firstName().strip())
                            .map(outbox::append)
                            .orElseGet(() -> Uni.createFrom().voidItem()))
                .call(students::flush)
                .map(StudentView::of));
  }

  /**
   * Removes a pupil; the pupil's copies stay elsewhere, anonymous. First goes the account that was
   * created for the pupil: where the identity provider does not answer, all can be asked for again.
   *
   * @throws Problem not-found; conflict if the pupil's account was changed meanwhile
   */
  Uni<Void> remove(int id) {
    return read(id)
        .call(seen -> listener.leaving(id))
        .flatMap(
            seen ->
                Panache.withTransaction(
                    () ->
                        students
                            .requiredForChange(id)
                            .invoke(student -> student.requireAccountOf(seen))
                            .call(students::remove)
                            .flatMap(student -> outbox.append(student.removed()))));
  }

  private Uni<Void> free(String userId, int id) {
    return students
        .isAccountOfAnother(userId, id)
        .invoke(
            taken -> {
              if (taken) {
                throw new Problem(ProblemType.CONFLICT, "The account is another pupil's.")
                    .violating("user_id", "is another pupil's");
              }
            })
        .replaceWithVoid();
  }
}
