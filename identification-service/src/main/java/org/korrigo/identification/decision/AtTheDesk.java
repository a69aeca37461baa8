package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.identification.exam.ExamTurn;
import org.korrigo.identification.exam.Exams;
import org.korrigo.identification.header.ForgettingHeaders;

/**
 * The one way in which a person changes a copy: in its exam's turn, if results are not released and
 * the copy still is as the person has seen it; with the trail, the event, and another solution of
 * the class soon, in one transaction.
 */
@ApplicationScoped
class AtTheDesk {
  private final OcrResultRepository copies;
  private final TrailRepository lines;
  private final Exams exams;
  private final ClassSchedule schedule;
  private final Trail trail;
  private final ShowingCopies showing;
  private final ForgettingHeaders headers;

  AtTheDesk(
      OcrResultRepository copies,
      TrailRepository lines,
      Exams exams,
      ClassSchedule schedule,
      Trail trail,
      ShowingCopies showing,
      ForgettingHeaders headers) {
    this.headers = headers;
    this.copies = copies;
    this.lines = lines;
    this.exams = exams;
    this.schedule = schedule;
    this.trail = trail;
    this.showing = showing;
  }

  /**
   * What a person asks for.
   *
   * @param studentId the pupil who is to have the copy, where one is
   */
  record Wanted(DecisionAction action, Integer studentId) {
    static Wanted of(DecisionAction action) {
      return new Wanted(action, null);
    }

    boolean isDoneBy(TrailEntry line) {
      return line.action == action
          && (studentId == null || studentId.equals(line.after.studentId()));
    }
  }

  /**
   * Changes a copy.
   *
   * @param wanted what the person asks for
   * @param action changes it; empty if it is so already
   * @throws Problem not-found, illegal-transition while results are released, stale-version, or
   *     what the action throws
   */
  Uni<CopyView> act(
      UUID copyId,
      PersonsRequest request,
      Wanted wanted,
      Function<OcrResult, Uni<Optional<Change>>> action) {
    return Panache.withTransaction(
        () ->
            copies
                .requiredExam(copyId)
                .call(ExamTurn::take)
                .flatMap(
                    examId ->
                        isDone(copyId, request, wanted)
                            .flatMap(
                                done ->
                                    done
                                        ? Uni.createFrom().voidItem()
                                        : change(copyId, examId, request, action))
                            .flatMap(changed -> view(copyId, examId, request))));
  }

  /** Whether a request with this key did it before. */
  private Uni<Boolean> isDone(UUID copyId, PersonsRequest request, Wanted wanted) {
    if (request.key() == null) {
      return Uni.createFrom().item(false);
    }
    return lines
        .ofRequest(request.key())
        .map(
            line -> {
              if (line != null && !line.copyId.equals(copyId)) {
                throw new Problem(
                    ProblemType.CONFLICT, "This idempotency key was used for another copy.");
              }
              if (line != null && !wanted.isDoneBy(line)) {
                throw new Problem(
                    ProblemType.CONFLICT, "This idempotency key was used for something else.");
              }
              return line != null;
            });
  }

  private Uni<Void> change(
      UUID copyId,
      UUID examId,
      PersonsRequest request,
      Function<OcrResult, Uni<Optional<Change>>> action) {
    return exams
        .requireUnreleased(examId)
        .flatMap(open -> copies.required(copyId))
        .invoke(copy -> requireSeen(copy, request.seen()))
        .flatMap(
            copy ->
                action
                    .apply(copy)
                    .flatMap(
                        change ->
                            change.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : keep(copy, change.get().withId(request.key()))));
  }

  private Uni<Void> keep(OcrResult copy, Change change) {
    return trail
        .write(copy, change)
        .call(
            () -> change.isTold() ? schedule.afterPerson(copy.examId) : Uni.createFrom().voidItem())
        .call(
            () ->
                change.after().studentId() == null
                    ? Uni.createFrom().voidItem()
                    : headers.given(copy.copyId));
  }

  private Uni<CopyView> view(UUID copyId, UUID examId, PersonsRequest request) {
    return request.next() ? showing.viewWithNext(copyId, examId) : showing.view(copyId);
  }

  private static void requireSeen(OcrResult copy, Integer seen) {
    if (seen != null && seen != copy.decisionVersion) {
      throw new Problem(
          ProblemType.STALE_VERSION, "The copy was changed meanwhile: look at it again.");
    }
  }
}
