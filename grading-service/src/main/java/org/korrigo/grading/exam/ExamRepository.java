package org.korrigo.grading.exam;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

@ApplicationScoped
class ExamRepository implements PanacheRepositoryBase<Exam, UUID> {
  private static final String HEAR_OF =
      """
      insert into exam (id) select :id
      where not exists (select 1 from deleted_exam where id = :id)
      on conflict do nothing
      """;
  private static final String HOLD =
      """
      select exam.id from exam where exam.id = :id
      and not exists (select 1 from deleted_exam where deleted_exam.id = exam.id)
      for key share of exam
      """;
  private static final String HOLD_ALONE = HOLD.replace("key share", "no key update");
  private static final String HOLD_OUTLINE =
      "select exam.id from exam where exam.id = :id for share of exam";
  private static final String BURY =
      "insert into deleted_exam (id, deleted_at) values (:id, :now) on conflict do nothing";

  /** The exam, if it was defined and not deleted. */
  Uni<Exam> required(UUID id) {
    return find("id = ?1 and name is not null", id)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("exam", id));
  }

  /** The exam, held against any other change until the transaction ends. */
  Uni<Exam> requiredForUpdate(UUID id) {
    return find("id", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("exam", id));
  }

  /**
   * Makes sure that there is a row to refer to, and that it stays until the transaction ends.
   *
   * @return false if the exam was deleted: then what is said about it is too late
   */
  Uni<Boolean> hold(UUID id) {
    return hold(id, HOLD);
  }

  /** As {@link #hold}, and nobody else does this or changes the exam meanwhile. */
  Uni<Boolean> holdAlone(UUID id) {
    return hold(id, HOLD_ALONE);
  }

  /** Keeps the exam as it is until the transaction ends; many may do so at once. */
  Uni<Void> holdOutline(UUID id) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(HOLD_OUTLINE, UUID.class)
                    .setParameter("id", id)
                    .getResultList())
        .replaceWithVoid();
  }

  private static Uni<Boolean> hold(UUID id, String sql) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(HEAR_OF)
                    .setParameter("id", id)
                    .executeUpdate()
                    .chain(
                        () ->
                            session
                                .createNativeQuery(sql, UUID.class)
                                .setParameter("id", id)
                                .getResultList()))
        .map(held -> !held.isEmpty());
  }

  Uni<Void> bury(UUID id, Instant now) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(BURY)
                    .setParameter("id", id)
                    .setParameter("now", now.atOffset(java.time.ZoneOffset.UTC))
                    .executeUpdate())
        .chain(() -> delete("id", id))
        .replaceWithVoid();
  }

  /** Defined exams, newest sitting first, after the given one. */
  Uni<List<Exam>> page(ExamCursor after, int rows) {
    if (after == null) {
      return find("name is not null order by date desc, id").page(0, rows).list();
    }
    return find(
            "name is not null and (date < ?1 or date = ?1 and id > ?2) order by date desc, id",
            after.date(),
            after.id())
        .page(0, rows)
        .list();
  }
}
