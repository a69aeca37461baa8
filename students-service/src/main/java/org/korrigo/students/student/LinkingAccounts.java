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
  private final SpellingRepository spellings;
  private final KeepingStudents keeping;

  LinkingAccounts(
      StudentRepository students, SpellingRepository spellings, KeepingStudents keeping) {
    this.students = students;
    this.spellings = spellings;
    this.keeping = keeping;
  }

  /**
   * The pupils of a class in the order of their names, as they are written now.
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
              return found.stream().map(student -> student.accountHolder(List.of())).toList();
            });
  }

  /**
   * A pupil, with the names before.
   *
   * @throws Problem not-found
   */
  public Uni<AccountHolder> one(int id) {
    return Panache.withSession(() -> students.required(id).flatMap(this::holder));
  }

  /**
   * Chooses the name of a pupil's account, once and for all.
   *
   * @throws Problem not-found
   */
  public Uni<AccountHolder> reserve(int id) {
    return Panache.withTransaction(
        () -> students.requiredForChange(id).invoke(Student::reserveAccount).flatMap(this::holder));
  }

  /**
   * Links a pupil to an account, and tells so.
   *
   * @throws Problem not-found; conflict if the account is another pupil's
   */
  public Uni<Void> link(int id, String userId) {
    return keeping.link(id, null, userId).replaceWithVoid();
  }

  private Uni<AccountHolder> holder(Student student) {
    return spellings.of(student.id()).map(student::accountHolder);
  }
}
