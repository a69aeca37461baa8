package org.korrigo.exams.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.ledger.CopyLedger;
import org.korrigo.exams.scan.StoringPages.StoredPages;
import org.korrigo.exams.work.HeavyWork;

/**
 * The hand-over of copies to grading. What can fail, writing the anonymous pages, happens before
 * the transition and outside of any database session.
 */
@ApplicationScoped
public class ValidatingCopies {
  private final CopyRepository copies;
  private final Compositions compositions;
  private final AnonymousCopies anonymous;
  private final ExamProgress exams;
  private final CopyLedger ledger;
  private final Outbox outbox;
  private final HeavyWork work;

  ValidatingCopies(
      CopyRepository copies,
      Compositions compositions,
      AnonymousCopies anonymous,
      ExamProgress exams,
      CopyLedger ledger,
      Outbox outbox,
      HeavyWork work) {
    this.copies = copies;
    this.compositions = compositions;
    this.anonymous = anonymous;
    this.exams = exams;
    this.ledger = ledger;
    this.outbox = outbox;
    this.work = work;
  }

  /**
   * A copy as it stood when its pages were written.
   *
   * @param version changes with its booklets
   */
  private record Seen(int version, Composition booklets) {
    void requireSame(ExamOutline exam) {
      if (booklets.exam() != null && !exam.equals(booklets.exam())) {
        throw new Problem(
            ProblemType.STALE_VERSION,
            "The exam changed while the copy was validated, and with it what correctors may see:"
                + " try again.");
      }
    }
  }

  /**
   * Hands a copy to grading.
   *
   * @throws Problem not-found, illegal-transition, unsupported-scan if a page is broken,
   *     stored-file-lost if a file of its pages is missing or is not what was stored, ledger-open
   *     while a side of its sheets is open or being read, or stale-version when its booklets, or
   *     what the exam says of names on the paper, changed while its pages were written
   */
  Uni<CopyView> validate(UUID id, String actorId) {
    return see(id)
        .flatMap(
            seen ->
                work.run(() -> anonymous.write(seen.booklets()))
                    .onFailure()
                    .transform(failure -> UnwrittenPages.told(id, failure))
                    .flatMap(written -> handOver(id, seen, written, actorId)));
  }

  /**
   * Hands a copy to grading, for work that goes through many.
   *
   * @throws Problem as {@link #validate} does
   */
  public Uni<Void> handOver(UUID id, String actorId) {
    return validate(id, actorId).replaceWithVoid();
  }

  private Uni<Seen> see(UUID id) {
    return Panache.withSession(
        () ->
            copies
                .required(id)
                .invoke(Copy::requireValidatable)
                .call(copy -> ledger.requireSettled(id))
                .flatMap(
                    copy ->
                        compositions
                            .of(copy.examId, List.of(id))
                            .map(all -> all.get(id))
                            .onItem()
                            .ifNull()
                            .failWith(() -> Problem.notFound("copy", id))
                            .map(booklets -> new Seen(copy.version, booklets))));
  }

  private Uni<CopyView> handOver(UUID id, Seen seen, StoredPages written, String actorId) {
    Instant now = Instant.now();
    return Panache.withTransaction(
        () ->
            copies
                .examOf(id)
                .call(examId -> exams.copyHandedOver(examId, now))
                .call(examId -> exams.unchanging(examId).invoke(seen::requireSame))
                .flatMap(examId -> copies.requiredLocked(id))
                .call(copy -> ledger.requireSettled(id))
                .call(copy -> handOver(copy, seen, written, actorId, now))
                .call(copies::flush)
                .flatMap(copy -> compositions.of(copy.examId, List.of(id)).map(copy::view)));
  }

  private Uni<Void> handOver(
      Copy copy, Seen seen, StoredPages written, String actorId, Instant now) {
    copy.requireValidatable();
    if (copy.version != seen.version()) {
      throw new Problem(
          ProblemType.STALE_VERSION,
          "The booklets of the copy changed while it was validated: try again.");
    }
    return outbox.append(copy.validated(written.pdf(), written.images(), actorId, now));
  }
}
