package org.korrigo.students.student;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** Makes two records of one pupil one. */
@ApplicationScoped
class MergingStudents {
  private final StudentRepository students;
  private final SpellingRepository spellings;
  private final StudentListener listener;
  private final Outbox outbox;

  MergingStudents(
      StudentRepository students,
      SpellingRepository spellings,
      StudentListener listener,
      Outbox outbox) {
    this.students = students;
    this.spellings = spellings;
    this.listener = listener;
    this.outbox = outbox;
  }

  /**
   * Two records as they were seen.
   *
   * @param other null where it is merged already
   */
  private record Seen(StudentView survivor, StudentView other) {

    /** The record whose account stays. */
    StudentView keeper() {
      return survivor.userId() == null && other.userId() != null ? other : survivor;
    }

    StudentView loser() {
      return keeper().equals(survivor) ? other : survivor;
    }
  }

  /**
   * Makes two records of one pupil one; a roster that has the pupil as the one that goes finds the
   * one that stays. First goes an account that was created for a record and is not the one that
   * stays: where the identity provider does not answer, all can be asked for again. Where the
   * records are one already, nothing happens.
   *
   * @param id the record that stays
   * @param seen the version of it that the person saw, or null
   * @param otherId the record that goes
   * @throws Problem not-found; stale-version; invalid-request if the two are one; conflict if both
   *     have an account, or an account was changed meanwhile
   */
  Uni<StudentView> merge(int id, Integer seen, int otherId, String personId, Instant now) {
    if (id == otherId) {
      throw Problem.invalid("student_id", "is the same record");
    }
    return Panache.withSession(() -> look(id, seen, otherId))
        .flatMap(
            records ->
                records.other() == null
                    ? Uni.createFrom().item(records.survivor())
                    : keepOneAccount(records)
                        .flatMap(
                            accountName ->
                                Panache.withTransaction(
                                    () -> merge(records, seen, accountName, personId, now))));
  }

  private Uni<Seen> look(int id, Integer seen, int otherId) {
    return students
        .required(id)
        .flatMap(
            survivor ->
                students
                    .isMerged(otherId, id)
                    .flatMap(
                        isDone -> {
                          if (isDone) {
                            return Uni.createFrom().item(new Seen(StudentView.of(survivor), null));
                          }
                          survivor.requireVersion(seen);
                          return students
                              .required(otherId)
                              .invoke(other -> requireOneAccount(survivor, other))
                              .map(
                                  other ->
                                      new Seen(StudentView.of(survivor), StudentView.of(other)));
                        }));
  }

  private static void requireOneAccount(Student survivor, Student other) {
    if (survivor.userId() != null && other.userId() != null) {
      throw new Problem(
              ProblemType.CONFLICT,
              "Both records have an account: take one away before, so that it is sure which stays.")
          .violating("student_id", "has an account of its own");
    }
  }

  /** The name of the account that stays, or null: the linked one may have been the other's. */
  private Uni<String> keepOneAccount(Seen records) {
    StudentView keeper = records.keeper();
    StudentView loser = records.loser();
    return giveUp(loser, keeper.userId())
        .flatMap(
            isKept ->
                isKept
                    ? giveUp(keeper, keeper.userId()).replaceWith(loser.accountName())
                    : Uni.createFrom().item(keeper.accountName()));
  }

  private Uni<Boolean> giveUp(StudentView student, String kept) {
    return student.accountName() == null
        ? Uni.createFrom().item(false)
        : listener.merging(student.id(), kept);
  }

  private Uni<StudentView> merge(
      Seen records, Integer seen, String accountName, String personId, Instant now) {
    int id = records.survivor().id();
    int otherId = records.other().id();
    return students
        .requiredForChange(id)
        .flatMap(
            survivor ->
                students
                    .isMerged(otherId, id)
                    .flatMap(
                        isDone -> {
                          if (isDone) {
                            return Uni.createFrom().item(survivor);
                          }
                          survivor.requireVersion(seen);
                          survivor.requireAccountOf(records.survivor());
                          return students
                              .required(otherId)
                              .invoke(other -> other.requireAccountOf(records.other()))
                              .flatMap(other -> merge(survivor, other, accountName, personId, now));
                        }))
        .map(StudentView::of);
  }

  private Uni<Student> merge(
      Student survivor, Student other, String accountName, String personId, Instant now) {
    return spellings
        .give(other.id(), survivor.id())
        .flatMap(given -> students.remove(other))
        .flatMap(gone -> students.flush())
        .flatMap(flushed -> spellings.keep(survivor.id(), other.identity()))
        .flatMap(flushed -> students.keepMerge(other.id(), survivor.id(), personId, now))
        .flatMap(kept -> outbox.append(other.mergedInto(survivor)))
        .flatMap(told -> outbox.append(survivor.absorb(other, accountName)))
        .flatMap(told -> students.flush())
        .replaceWith(survivor);
  }
}
