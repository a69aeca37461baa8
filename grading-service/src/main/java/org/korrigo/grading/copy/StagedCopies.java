package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.event.ReceivedEvent;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyStaged;

/**
 * Copies that exams-service has proposed and not handed over: nobody marks them, and results are
 * not complete without them. Within the caller's transaction.
 */
@ApplicationScoped
public class StagedCopies {
  /** The name of a copy that was given up: none. */
  private static final String GONE = "";

  private static final String NOTE =
      """
      insert into staged_copy (copy_id, exam_id, anonymous_id, sequence)
      values (:copy, :exam, nullif(cast(:anonymous as varchar), ''), :sequence)
      on conflict (copy_id) do update
        set anonymous_id = excluded.anonymous_id, sequence = excluded.sequence
        where staged_copy.sequence < excluded.sequence
      """;
  private static final String WAITING =
      """
      select staged_copy.copy_id, staged_copy.anonymous_id from staged_copy
      where staged_copy.exam_id = :exam and staged_copy.anonymous_id > :after
      and not exists (select 1 from copy where copy.id = staged_copy.copy_id)
      order by staged_copy.anonymous_id
      limit :rows
      """;

  /** A copy that is not handed over yet. */
  public record StagedCopy(UUID id, String anonymousId) {}

  /** An exam's copies that are not handed over yet, by anonymous id, in one query. */
  public Uni<List<StagedCopy>> ofExam(UUID examId) {
    return ofExam(examId, "", Integer.MAX_VALUE);
  }

  /**
   * The same of at most so many copies, in one query.
   *
   * @param after the anonymous id that they come after; empty for the first of them
   */
  public Uni<List<StagedCopy>> ofExam(UUID examId, String after, int rows) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(WAITING, Object[].class)
                    .setParameter("exam", examId)
                    .setParameter("after", after)
                    .setParameter("rows", rows)
                    .getResultList())
        .map(
            found ->
                found.stream().map(row -> new StagedCopy((UUID) row[0], (String) row[1])).toList());
  }

  /** Notes that a copy was proposed; the caller holds its exam. */
  Uni<Void> stage(ReceivedEvent<CopyStaged> event) {
    CopyStaged staged = event.data();
    return note(staged.copyId(), staged.examId(), staged.anonymousId(), event.sequence());
  }

  /** Notes that a copy was given up; the caller holds its exam. */
  Uni<Void> discard(ReceivedEvent<CopyDiscarded> event) {
    return note(event.data().copyId(), event.data().examId(), GONE, event.sequence());
  }

  private static Uni<Void> note(UUID copyId, UUID examId, String anonymousId, long sequence) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(NOTE)
                    .setParameter("copy", copyId)
                    .setParameter("exam", examId)
                    .setParameter("anonymous", anonymousId)
                    .setParameter("sequence", sequence)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
