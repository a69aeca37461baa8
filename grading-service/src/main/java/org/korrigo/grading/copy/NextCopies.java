package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds the next copy for a teacher and holds it until the transaction ends: those assigned to the
 * teacher first, then those assigned to nobody if the exam is open, each by anonymous id; last
 * those that the teacher has given back, the longest ago first. Many who ask at once get different
 * copies: one that is being taken is passed over, and waited for only when there is no other.
 */
@ApplicationScoped
class NextCopies {
  private static final String FREE =
      """
      with held as materialized (
        select exam.id, exam.open_marking from exam where exam.id = :exam for key share of exam),
      given_back as (
        select copy_id, max(sequence) as sequence from grading_event
        where exam_id = :exam and actor_id = :teacher and action = 'UNLOCK'
        and not jsonb_exists(metadata, 'reason') group by copy_id)
      select copy.id from held join copy on copy.exam_id = held.id
      left join given_back on given_back.copy_id = copy.id
      where (copy.assigned_corrector_id = :teacher
        or copy.assigned_corrector_id is null and held.open_marking)
      and (copy.status = 'READY' or copy.status = 'LOCKED'
        and copy.id in (select copy_lock.copy_id from copy_lock where copy_lock.expires_at <= :now))
      and (:question = '' or copy.id not in (
        select score.copy_id from score where jsonb_exists(score.scores_data, :question)))
      """;

  /** Whoever waits for copies does so in the order of {@link CopyRepository}. */
  private static final String WAITING = FREE + "order by copy.id limit 1 for no key update of copy";

  private static final String PASSING_OVER =
      FREE
          + """
          order by given_back.sequence nulls first, copy.assigned_corrector_id nulls last,
            copy.anonymous_id
          limit 1 for no key update of copy skip locked
          """;

  private static final String BEFORE = "savepoint before_next_copy";
  private static final String LET_GO = "rollback to savepoint before_next_copy";

  /**
   * The next copy, or null if there is none. While one was waited for, somebody may have taken it:
   * then it is held by a lock that this query did not see. A search holds as well the copies that
   * it found taken only once it had them; they are let go before any is waited for, as somebody who
   * has one that this search waits for may wait for them.
   *
   * @param question only copies on which this question has no score; null for any copy
   */
  Uni<Copy> next(UUID examId, String question, String teacher, Instant now) {
    return Panache.getSession()
        .flatMap(
            session ->
                execute(session, BEFORE)
                    .chain(() -> find(session, PASSING_OVER, examId, question, teacher, now))
                    .onItem()
                    .ifNull()
                    .switchTo(
                        () ->
                            execute(session, LET_GO)
                                .chain(
                                    () -> find(session, WAITING, examId, question, teacher, now))));
  }

  /** Lets a copy go that {@link #next} found and that is not free. */
  Uni<Void> letGo(Copy copy) {
    return Panache.getSession()
        .flatMap(session -> execute(session.detach(copy), LET_GO))
        .replaceWithVoid();
  }

  private static Uni<Integer> execute(Mutiny.Session session, String sql) {
    return session.createNativeQuery(sql).executeUpdate();
  }

  /** The copy is read by a statement that begins when it is held. */
  private static Uni<Copy> find(
      Mutiny.Session session,
      String sql,
      UUID examId,
      String question,
      String teacher,
      Instant now) {
    return session
        .createNativeQuery(sql, UUID.class)
        .setParameter("exam", examId)
        .setParameter("question", question == null ? "" : question)
        .setParameter("teacher", teacher)
        .setParameter("now", now.atOffset(ZoneOffset.UTC))
        .getSingleResultOrNull()
        .onItem()
        .ifNotNull()
        .transformToUni(id -> session.find(Copy.class, id));
  }
}
