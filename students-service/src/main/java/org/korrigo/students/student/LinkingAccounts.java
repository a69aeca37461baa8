package org.korrigo.students.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.korrigo.contracts.problem.Problem;

/** Which pupils have which account; the accounts themselves are the identity provider's. */
@ApplicationScoped
public class LinkingAccounts {
  private final StudentRepository students;
  private final KeepingStudents keeping;

  LinkingAccounts(StudentRepository students, KeepingStudents keeping) {
    this.students = students;
    this.keeping = keeping;
  }

  /**
   * The pupils of a class in the order of their names.
   *
   * @throws Problem not-found if there is none
   */
  public Uni<List<AccountHolder>> ofClass(String className) {
    return Panache.withSession(
            () -> students.list("className = ?1 order by foldedName, id", className))
        .map(
            found -> {
              if (found.isEmpty()) {
                throw Problem.notFound("class", className);
              }
              return found.stream().map(Student::accountHolder).toList();
            });
  }

  /**
   * A pupil.
   *
   * @throws Problem not-found
   */
  public Uni<AccountHolder> one(int id) {
    return Panache.withSession(() -> students.required(id)).map(Student::accountHolder);
  }

  /**
   * Chooses the name of a pupil's account, once and for all.
   *
   * @throws Problem not-found
   */
  public Uni<AccountHolder> reserve(int id) {
    return Panache.withTransaction(
        () ->
            students
                .requiredForChange(id)
                .invoke(Student::reserveAccount)
                .map(Student::accountHolder));
  }

  /**
   * Links a pupil to an account, and tells so.
   *
   * @throws Problem not-found; conflict if the account is another pupil's
   */
  public Uni<Void> link(int id, String userId) {
    return keeping.link(id, null, userId).replaceWithVoid();
  }
}
