package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.identification.exam.ExamTurn;
import org.korrigo.identification.exam.Exams;
import org.korrigo.identification.header.RereadingHeaders;

/** A person has headers read again that were not read as they should, as after a fault. */
@ApplicationScoped
class ReadingAgain {
  private final OcrResultRepository copies;
  private final Exams exams;
  private final RereadingHeaders headers;
  private final ShowingCopies showing;

  ReadingAgain(
      OcrResultRepository copies, Exams exams, RereadingHeaders headers, ShowingCopies showing) {
    this.copies = copies;
    this.exams = exams;
    this.headers = headers;
    this.showing = showing;
  }

  /**
   * Has a copy's headers read again. Until they are, what was read before counts; a person's word
   * stands.
   *
   * @throws Problem not-found; illegal-transition while results are released, or if what was read
   *     was erased with its pupil
   */
  Uni<CopyView> read(UUID copyId) {
    return Panache.withTransaction(
        () ->
            copies
                .requiredExam(copyId)
                .call(ExamTurn::take)
                .flatMap(exams::requireUnreleased)
                .flatMap(open -> headers.readUnlessErased(copyId))
                .invoke(ReadingAgain::requireQueued)
                .flatMap(queued -> showing.view(copyId)));
  }

  private static void requireQueued(boolean queued) {
    if (!queued) {
      throw new Problem(
          ProblemType.ILLEGAL_TRANSITION,
          "What was read of this copy was erased with its pupil: a person decides by the picture.");
    }
  }
}
