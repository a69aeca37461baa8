package org.korrigo.identification.header;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.identification.exam.ExamListener;
import org.korrigo.identification.exam.Exams;

/** Takes over what exams-service tells of copies, newest wins. Runs in its caller's transaction. */
@ApplicationScoped
class FollowingCopies implements ExamListener {
  private final Exams exams;
  private final StagedHeaderRepository headers;
  private final CopyListener listener;

  FollowingCopies(Exams exams, StagedHeaderRepository headers, CopyListener listener) {
    this.exams = exams;
    this.headers = headers;
    this.listener = listener;
  }

  Uni<Void> stage(CopyHeaders staged, long sequence, Instant now) {
    return exams
        .hold(staged.examId())
        .flatMap(
            held ->
                held
                    ? found(staged.copyId(), staged.examId())
                        .flatMap(header -> stage(header, staged, sequence, now))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> stage(StagedHeader header, CopyHeaders staged, long sequence, Instant now) {
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
    return exams
        .hold(discarded.examId())
        .flatMap(
            held ->
                held
                    ? found(discarded.copyId(), discarded.examId())
                        .flatMap(header -> discard(header, sequence))
                    : Uni.createFrom().voidItem());
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

  @Override
  public Uni<Void> examChanged(UUID examId) {
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Void> examDeleted(UUID examId) {
    return headers.delete("examId", examId).replaceWithVoid();
  }

  private Uni<StagedHeader> found(UUID copyId, UUID examId) {
    return headers
        .findById(copyId)
        .onItem()
        .ifNull()
        .continueWith(() -> new StagedHeader(copyId, examId));
  }
}
