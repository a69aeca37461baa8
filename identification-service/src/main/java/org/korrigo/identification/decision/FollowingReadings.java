package org.korrigo.identification.decision;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.identification.exam.ExamListener;
import org.korrigo.identification.exam.ExamTurn;
import org.korrigo.identification.header.CopyListener;
import org.korrigo.identification.header.ForgettingHeaders;
import org.korrigo.identification.matching.Reading;
import org.korrigo.identification.roster.RosterListener;

/** Keeps the copies' results in step with their sheets, their readings and the roster. */
@ApplicationScoped
class FollowingReadings implements CopyListener, ExamListener, RosterListener {
  private final OcrResultRepository copies;
  private final ClassSchedule schedule;
  private final Trail trail;
  private final ForgettingHeaders headers;
  private final Outbox outbox;

  FollowingReadings(
      OcrResultRepository copies,
      ClassSchedule schedule,
      Trail trail,
      ForgettingHeaders headers,
      Outbox outbox) {
    this.outbox = outbox;
    this.headers = headers;
    this.copies = copies;
    this.schedule = schedule;
    this.trail = trail;
  }

  @Override
  public Uni<Boolean> staged(UUID copyId, UUID examId, String anonymousId, boolean changed) {
    return copies
        .findById(copyId)
        .flatMap(
            known -> {
              if (known == null) {
                return copies.persist(new OcrResult(copyId, examId, anonymousId)).replaceWith(true);
              }
              return changed ? sheetsChanged(known) : Uni.createFrom().item(false);
            });
  }

  private Uni<Boolean> sheetsChanged(OcrResult copy) {
    return trail
        .write(List.of(copy.sheetsChanged(Instant.now())))
        .flatMap(
            written ->
                copy.isSettled()
                    ? Uni.createFrom().item(false)
                    : schedule.whenRead(copy.examId).replaceWith(true));
  }

  @Override
  public Uni<Void> read(UUID copyId, UUID examId, Reading reading) {
    return copies
        .findById(copyId)
        .flatMap(
            copy -> {
              if (copy == null) {
                return Uni.createFrom().voidItem();
              }
              copy.header.read(reading);
              return schedule.whenRead(examId);
            });
  }

  @Override
  public Uni<Void> discarded(UUID copyId, UUID examId) {
    return copies
        .delete("copyId", copyId)
        .flatMap(deleted -> deleted > 0 ? schedule.soon(examId) : Uni.createFrom().voidItem());
  }

  @Override
  public Uni<Void> examChanged(UUID examId) {
    return schedule.soon(examId);
  }

  @Override
  public Uni<Void> examDeleted(UUID examId) {
    return copies.delete("examId", examId).flatMap(deleted -> schedule.forget(examId));
  }

  @Override
  public Uni<Void> pupilChanged(int studentId) {
    return schedule.allSoon(studentId);
  }

  @Override
  public Uni<Void> pupilGone() {
    return schedule.allSoon();
  }

  @Override
  public Uni<Void> pupilRemoved(int studentId) {
    Instant now = Instant.now();
    return copies
        .examsAbout(studentId)
        .call(exams -> each(exams, ExamTurn::take))
        .flatMap(exams -> each(exams, exam -> forget(exam, studentId, now)));
  }

  @Override
  public Uni<Void> pupilMerged(int studentId, int survivorId) {
    Instant now = Instant.now();
    return copies
        .examsOf(studentId)
        .call(exams -> each(exams, ExamTurn::take))
        .flatMap(exams -> each(exams, exam -> move(exam, studentId, survivorId, now)));
  }

  private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> action) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(action::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> move(UUID examId, int studentId, int survivorId, Instant now) {
    return copies
        .ofStudent(examId, survivorId)
        .flatMap(
            own ->
                copies
                    .ofStudent(examId, studentId)
                    .flatMap(
                        copy ->
                            copy == null
                                ? Uni.createFrom().voidItem()
                                : move(copy, own, survivorId, now)));
  }

  /**
   * Where both records have a copy, one of them waits for a person: the merged record's, unless a
   * person gave that one and a rule the other.
   */
  private Uni<Void> move(OcrResult copy, OcrResult own, int survivorId, Instant now) {
    if (own == null) {
      return changed(copy, copy.studentMerged(survivorId, now));
    }
    if (own.verdict.isPersons() || !copy.verdict.isPersons()) {
      return changed(copy, copy.studentLeft(DecisionAction.PUPIL_MERGED, now));
    }
    return changed(own, own.studentLeft(DecisionAction.PUPIL_MERGED, now))
        .flatMap(freed -> changed(copy, copy.studentMerged(survivorId, now)));
  }

  private Uni<Void> forget(UUID examId, int studentId, Instant now) {
    return copies
        .ofStudent(examId, studentId)
        .call(own -> own == null ? Uni.createFrom().voidItem() : free(own, now))
        .flatMap(
            own ->
                copies
                    .likeliest(examId, studentId)
                    .map(found -> found.stream().filter(copy -> !copy.equals(own)).toList()))
        .flatMap(others -> each(others, copy -> forget(copy, now)));
  }

  /**
   * What names the pupil for whom the copy was taken, though it is nobody's: here and elsewhere.
   */
  private Uni<Void> forget(OcrResult copy, Instant now) {
    copy.header.erase();
    return headers
        .forget(copy.copyId, !copy.header.isCurrent())
        .flatMap(
            forgotten -> outbox.append(copy.verdict.told(copy.copyId, copy.examId, now, true)));
  }

  private Uni<Void> free(OcrResult copy, Instant now) {
    return headers
        .forget(copy.copyId, !copy.header.isCurrent())
        .flatMap(forgotten -> changed(copy, copy.studentErased(now)));
  }

  /** What is being solved meanwhile is no longer so; the caller has the exam's turn. */
  private Uni<Void> changed(OcrResult copy, Change change) {
    return trail.write(copy, change).flatMap(written -> schedule.soon(change.examId()));
  }
}
