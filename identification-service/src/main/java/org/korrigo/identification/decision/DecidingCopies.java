package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.identification.roster.Roster;

/** A person's word: whose a copy is, nobody's of the list, later, or not as was said before. */
@ApplicationScoped
class DecidingCopies {
  private final OcrResultRepository copies;
  private final TrailRepository lines;
  private final Roster roster;
  private final AtTheDesk desk;

  DecidingCopies(OcrResultRepository copies, TrailRepository lines, Roster roster, AtTheDesk desk) {
    this.copies = copies;
    this.lines = lines;
    this.roster = roster;
    this.desk = desk;
  }

  /**
   * Gives a copy to a pupil.
   *
   * @throws Problem not-found for the copy or the pupil; already-identified, with the other copy's
   *     id, if the pupil has a copy of this exam; illegal-transition while results are released;
   *     stale-version; precondition-required over another person's word
   */
  Uni<CopyView> decide(UUID copyId, int studentId, PersonsRequest request) {
    return Panache.withTransaction(
        () ->
            roster
                .required(studentId)
                .flatMap(
                    student ->
                        desk.act(
                            copyId,
                            request,
                            new AtTheDesk.Wanted(DecisionAction.GIVEN, studentId),
                            copy ->
                                refuseSecond(copy, studentId)
                                    .map(
                                        free ->
                                            say(
                                                copy,
                                                DecisionAction.GIVEN,
                                                Verdict.byPerson(
                                                    studentId, request.personId(), request.now()),
                                                request)))));
  }

  /** A person's word, over another person's only if it was seen. */
  private static Optional<Change> say(
      OcrResult copy, DecisionAction action, Verdict word, PersonsRequest request) {
    String author = copy.verdict.decidedById();
    Optional<Change> change = copy.decided(action, word, request.now());
    change.ifPresent(said -> request.requireSeenIfAnothers(author));
    return change;
  }

  /**
   * Takes a copy from its pupil; no rule decides about it any more.
   *
   * @throws Problem not-found, illegal-transition while results are released, stale-version, or
   *     precondition-required over another person's word
   */
  Uni<CopyView> takeBack(UUID copyId, PersonsRequest request) {
    return desk.act(
        copyId,
        request,
        AtTheDesk.Wanted.of(DecisionAction.TAKEN_BACK),
        copy ->
            Uni.createFrom()
                .item(
                    say(
                        copy,
                        DecisionAction.TAKEN_BACK,
                        Verdict.byPerson(null, request.personId(), request.now()),
                        request)));
  }

  /**
   * Says that nobody of the list wrote a copy: it is out of the class until a person says
   * otherwise.
   *
   * @throws Problem not-found, illegal-transition while results are released, stale-version, or
   *     precondition-required over another person's word
   */
  Uni<CopyView> notOnList(UUID copyId, PersonsRequest request) {
    return desk.act(
        copyId,
        request,
        AtTheDesk.Wanted.of(DecisionAction.NOT_ON_LIST),
        copy ->
            Uni.createFrom()
                .item(
                    say(
                        copy,
                        DecisionAction.NOT_ON_LIST,
                        Verdict.notOnList(request.personId(), request.now()),
                        request)));
  }

  /**
   * Leaves a copy for later, behind all others of the queue.
   *
   * @throws Problem not-found, illegal-transition if it is not in the queue or results are
   *     released, or stale-version
   */
  Uni<CopyView> skip(UUID copyId, PersonsRequest request) {
    return desk.act(
        copyId,
        request,
        AtTheDesk.Wanted.of(DecisionAction.SKIPPED),
        copy ->
            Uni.createFrom().item(Optional.of(copy.skipped(request.personId(), request.now()))));
  }

  /**
   * Undoes the last thing that a person did to a copy and nobody has undone. A pupil who has left
   * the roster since is not put back: then the copy is open.
   *
   * @throws Problem not-found; illegal-transition if there is nothing to undo or results are
   *     released; already-identified if the pupil has another copy meanwhile; stale-version;
   *     precondition-required if it was another person
   */
  Uni<CopyView> undo(UUID copyId, PersonsRequest request) {
    return Panache.withTransaction(
        () ->
            lines
                .lastUndoable(copyId)
                .flatMap(
                    line ->
                        formerOwner(line)
                            .flatMap(
                                owner ->
                                    desk.act(
                                        copyId,
                                        request,
                                        AtTheDesk.Wanted.of(DecisionAction.UNDONE),
                                        copy -> undo(copy, line, owner, request)))));
  }

  /** Who the pupil to be put back is by now, or null: asked before the exam's turn, as always. */
  private Uni<Integer> formerOwner(TrailEntry line) {
    return line == null || line.before.studentId() == null
        ? Uni.createFrom().nullItem()
        : roster.nowIs(line.before.studentId());
  }

  private Uni<Optional<Change>> undo(
      OcrResult copy, TrailEntry seen, Integer owner, PersonsRequest request) {
    return lines
        .lastUndoable(copy.copyId)
        .invoke(line -> requireSame(line, seen))
        .invoke(line -> request.requireSeenIfAnothers(line.actorId))
        .flatMap(
            line -> {
              if (line.action == DecisionAction.SKIPPED) {
                return Uni.createFrom()
                    .item(
                        Optional.of(
                            copy.skipUndone(
                                    line.before.skippedAt(), request.personId(), request.now())
                                .undoing(line.sequence)));
              }
              Verdict word = word(line.before.verdict(), owner);
              return (word.studentId() == null
                      ? Uni.createFrom().voidItem()
                      : refuseSecond(copy, word.studentId()))
                  .map(
                      free ->
                          Optional.of(
                              copy.undone(
                                      word,
                                      line.before.skippedAt(),
                                      request.personId(),
                                      request.now())
                                  .undoing(line.sequence)));
            });
  }

  /** What was said before, of the same pupil's record of now; open if the pupil has left. */
  private static Verdict word(Verdict before, Integer owner) {
    if (before.studentId() == null) {
      return before;
    }
    return owner == null ? Verdict.OPEN : before.of(owner);
  }

  private static void requireSame(TrailEntry line, TrailEntry seen) {
    if (line == null) {
      throw new Problem(
          ProblemType.ILLEGAL_TRANSITION,
          "Nobody has done anything to this copy that could be undone.");
    }
    if (seen == null || seen.sequence != line.sequence) {
      throw new Problem(
          ProblemType.STALE_VERSION, "The copy was changed meanwhile: look at it again.");
    }
  }

  private Uni<Void> refuseSecond(OcrResult copy, int studentId) {
    return copies
        .ofStudent(copy.examId, studentId)
        .invoke(
            other -> {
              if (other != null && !other.copyId.equals(copy.copyId)) {
                throw new Problem(
                        ProblemType.ALREADY_IDENTIFIED,
                        "The pupil already has the copy " + other.anonymousId + " of this exam.")
                    .with("copy_id", other.copyId)
                    .with("student_id", studentId);
              }
            })
        .replaceWithVoid();
  }
}
