package org.korrigo.identification.header;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.exams.ExamDeleted;

/** Takes over what exams-service tells of copies, newest wins. Runs in its caller's transaction. */
@ApplicationScoped
class FollowingCopies {
  private final StagedHeaderRepository headers;
  private final CopyListener listener;

  FollowingCopies(StagedHeaderRepository headers, CopyListener listener) {
    this.headers = headers;
    this.listener = listener;
  }

  Uni<Void> stage(CopyStaged staged, long sequence, Instant now) {
    return ExamTurn.take(staged.examId())
        .flatMap(turn -> isDeleted(staged.examId()))
        .flatMap(
            deleted ->
                deleted
                    ? Uni.createFrom().voidItem()
                    : found(staged.copyId(), staged.examId())
                        .flatMap(header -> stage(header, staged, sequence, now)));
  }

  private Uni<Void> stage(StagedHeader header, CopyStaged staged, long sequence, Instant now) {
    if (!header.isOlderThan(sequence)) {
      return Uni.createFrom().voidItem();
    }
    boolean changed = header.stage(staged, sequence);
    return listener
        .staged(staged.copyId(), staged.examId(), staged.anonymousId(), changed)
        .invoke(
            toRead -> {
              if (changed && toRead) {
                header.queue(now);
              }
            })
        .flatMap(toRead -> headers.persist(header))
        .replaceWithVoid();
  }

  Uni<Void> discard(CopyDiscarded discarded, long sequence) {
    return ExamTurn.take(discarded.examId())
        .flatMap(turn -> isDeleted(discarded.examId()))
        .flatMap(
            deleted ->
                deleted
                    ? Uni.createFrom().voidItem()
                    : found(discarded.copyId(), discarded.examId())
                        .flatMap(header -> discard(header, sequence)));
  }

  private Uni<Void> discard(StagedHeader header, long sequence) {
    if (!header.isOlderThan(sequence)) {
      return Uni.createFrom().voidItem();
    }
    header.discard(sequence);
    return headers
        .persist(header)
        .flatMap(kept -> listener.discarded(header.copyId, header.examId));
  }

  Uni<Void> deleteExam(ExamDeleted deleted) {
    UUID examId = deleted.examId();
    return ExamTurn.take(examId)
        .flatMap(turn -> isDeleted(examId))
        .flatMap(
            already ->
                already
                    ? Uni.createFrom().voidItem()
                    : Panache.getSession()
                        .flatMap(
                            session ->
                                session.persist(new DeletedExam(examId, deleted.deletedAt())))
                        .flatMap(kept -> headers.delete("examId", examId))
                        .flatMap(gone -> listener.examDeleted(examId)));
  }

  private Uni<Boolean> isDeleted(UUID examId) {
    return Panache.getSession()
        .flatMap(session -> session.find(DeletedExam.class, examId))
        .map(deleted -> deleted != null);
  }

  private Uni<StagedHeader> found(UUID copyId, UUID examId) {
    return headers
        .findById(copyId)
        .onItem()
        .ifNull()
        .continueWith(() -> new StagedHeader(copyId, examId));
  }
}
