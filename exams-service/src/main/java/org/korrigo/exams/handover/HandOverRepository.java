package org.korrigo.exams.handover;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.row.Rows;

/**
 * Hand-overs in the database. Copies are taken by their id, which is drawn at random: the times at
 * which correctors receive them say nothing of the order of the paper.
 */
@ApplicationScoped
class HandOverRepository {
  private static final String CREATE =
      """
      insert into hand_over (id, exam_id, actor_id, created_at)
      values (:id, :exam, :actor, :now) on conflict (id) do nothing
      """;
  private static final String TAKE_ALL =
      """
      insert into hand_over_copy (hand_over_id, copy_id)
      select :id, id from copy where exam_id = :exam and status = 'STAGING'
      """;
  private static final String NEXT =
      """
      select c.hand_over_id, c.copy_id, h.actor_id, c.attempts
      from hand_over_copy c join hand_over h on h.id = c.hand_over_id
      where c.state = 'WAITING' and (c.lease_until is null or c.lease_until < :now)
      order by c.copy_id limit 1 for update of c skip locked
      """;
  private static final String CLAIM =
      """
      update hand_over_copy set attempts = attempts + 1, lease_until = :until,
        started_at = coalesce(started_at, :now)
      where hand_over_id = :id and copy_id = :copy
      """;
  private static final String RELEASE =
      """
      update hand_over_copy set lease_until = :until
      where hand_over_id = :id and copy_id = :copy and state = 'WAITING'
      """;
  private static final String DONE =
      """
      update hand_over_copy set state = 'DONE', decided_at = :now
      where hand_over_id = :id and copy_id = :copy and state = 'WAITING'
      """;
  private static final String REFUSED =
      """
      update hand_over_copy h set decided_at = :now,
        state = case when c.is_handed_over then 'DONE' else 'REFUSED' end,
        problem = case when not c.is_handed_over then :problem end,
        reason = case when not c.is_handed_over then :reason end
      from (select exists (
        select 1 from copy where id = :copy and status <> 'STAGING') as is_handed_over) c
      where h.hand_over_id = :id and h.copy_id = :copy and h.state = 'WAITING'
      """;
  private static final String PROGRESS =
      """
      select h.id, h.exam_id, h.created_at, count(c.copy_id) as total,
        count(c.decided_at) as done, min(c.started_at) as started_at,
        max(c.decided_at) as finished_at
      from hand_over h left join hand_over_copy c on c.hand_over_id = h.id
      where h.id = :id group by h.id
      """;
  private static final String FAULTS =
      """
      select copy_id, problem as type, reason as message from hand_over_copy
      where hand_over_id = :id and state = 'REFUSED' order by copy_id
      """;

  private final Rows rows;

  HandOverRepository(Rows rows) {
    this.rows = rows;
  }

  /**
   * A copy in a worker's hands.
   *
   * @param attempts how often it was claimed before
   */
  record Claimed(UUID handOverId, UUID copyId, String actorId, int attempts) {}

  private record Progress(
      UUID id,
      UUID examId,
      Instant createdAt,
      int total,
      int done,
      Instant startedAt,
      Instant finishedAt) {}

  /** Keeps a hand-over of every copy in STAGING; false if there is one with this id. */
  Uni<Boolean> create(UUID id, UUID examId, String actorId, Instant now) {
    return rows.change(CREATE, Map.of("id", id, "exam", examId, "actor", actorId, "now", at(now)))
        .flatMap(
            made ->
                made == 0
                    ? Uni.createFrom().item(false)
                    : rows.change(TAKE_ALL, Map.of("id", id, "exam", examId)).replaceWith(true));
  }

  /** Takes a copy that nobody has in hand until a time; null if there is none. */
  Uni<Claimed> claim(Instant now, Instant until) {
    return rows.read(NEXT, Claimed.class, Map.of("now", at(now)))
        .flatMap(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().nullItem()
                    : rows.change(
                            CLAIM,
                            Map.of(
                                "id",
                                found.getFirst().handOverId(),
                                "copy",
                                found.getFirst().copyId(),
                                "now",
                                at(now),
                                "until",
                                at(until)))
                        .replaceWith(found.getFirst()));
  }

  /** Leaves the copy to any worker from a time on. */
  Uni<Void> release(Claimed claimed, Instant notBefore) {
    return settle(RELEASE, claimed, Map.of("until", at(notBefore)));
  }

  Uni<Void> done(Claimed claimed, Instant now) {
    return settle(DONE, claimed, Map.of("now", at(now)));
  }

  /** Notes why a copy stays; one that was handed over all the same, by whomever, is done. */
  Uni<Void> refused(Claimed claimed, Problem why, Instant now) {
    return settle(
        REFUSED,
        claimed,
        Map.of("now", at(now), "problem", why.type().uri(), "reason", why.getMessage()));
  }

  /** How far a hand-over is, or a not-found problem. */
  Uni<HandOverView> required(UUID id) {
    return rows.read(PROGRESS, Progress.class, Map.of("id", id))
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw Problem.notFound("hand-over", id);
              }
            })
        .flatMap(
            found ->
                rows.read(FAULTS, HandOverView.Fault.class, Map.of("id", id))
                    .map(faults -> view(found.getFirst(), faults)));
  }

  private Uni<Void> settle(String sql, Claimed claimed, Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("id", claimed.handOverId());
    all.put("copy", claimed.copyId());
    return rows.change(sql, all).replaceWithVoid();
  }

  private static HandOverView view(Progress progress, List<HandOverView.Fault> faults) {
    boolean finished = progress.done() == progress.total();
    HandOverState unfinished =
        progress.startedAt() == null ? HandOverState.QUEUED : HandOverState.RUNNING;
    Instant end = progress.total() == 0 ? progress.createdAt() : progress.finishedAt();
    return new HandOverView(
        progress.id(),
        progress.examId(),
        finished ? HandOverState.DONE : unfinished,
        progress.done(),
        progress.total(),
        faults,
        progress.createdAt(),
        progress.startedAt(),
        finished ? end : null);
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
