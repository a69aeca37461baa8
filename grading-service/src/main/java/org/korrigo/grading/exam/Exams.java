package org.korrigo.grading.exam;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** The exams that grading knows, for its other features; within the caller's session. */
@ApplicationScoped
public class Exams {
  private final ExamRepository exams;

  Exams(ExamRepository exams) {
    this.exams = exams;
  }

  /** The exam's outline; not-found unless it was defined and is still there. */
  public Uni<ExamOutline> required(UUID id) {
    return exams.required(id).map(Exam::outline);
  }

  /**
   * The outline of an exam that a copy refers to: there, though perhaps not yet defined; not-found
   * if it was deleted since the copy was read.
   */
  public Uni<ExamOutline> ofCopy(UUID id) {
    return exams
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("exam", id))
        .map(Exam::outline);
  }

  /** The outlines of some exams, in no order, in one query. */
  public Uni<List<ExamOutline>> all(List<UUID> ids) {
    return exams.list("id in ?1", ids).map(found -> found.stream().map(Exam::outline).toList());
  }

  /**
   * The outline, with the exam held until the transaction ends: whoever releases or reopens waits.
   */
  public Uni<ExamOutline> requiredForUpdate(UUID id) {
    return exams.requiredForUpdate(id).map(Exam::outline);
  }

  /**
   * Makes sure that a row can refer to the exam, defined or not, until the transaction ends.
   *
   * @return false if the exam was deleted: then what is said about it comes too late
   */
  public Uni<Boolean> hold(UUID id) {
    return exams.hold(id);
  }

  /**
   * As {@link #hold}, and until the transaction ends nobody else holds it alone, releases results,
   * reopens a copy or exports what is known of all; marking goes on.
   */
  public Uni<Boolean> holdAlone(UUID id) {
    return exams.holdAlone(id);
  }

  /**
   * Keeps an exam, its marking scale too, as it is until the transaction ends; many may do so at
   * once. Whoever holds the exam as well as a copy holds the exam first.
   */
  public Uni<Void> holdOutline(UUID id) {
    return exams.holdOutline(id);
  }

  /** Notes since when results are out, or that they were taken back; called by release alone. */
  public Uni<Void> noteRelease(UUID id, Instant releasedAt) {
    return exams
        .requiredForUpdate(id)
        .invoke(exam -> exam.resultsReleasedAt = releasedAt)
        .replaceWithVoid();
  }

  /** Says whether any teacher may mark a copy that is assigned to nobody. */
  public Uni<Void> openMarking(UUID id, boolean open) {
    return exams
        .requiredForUpdate(id)
        .chain(() -> exams.required(id))
        .invoke(exam -> exam.openMarking = open)
        .replaceWithVoid();
  }

  /**
   * Defined exams, newest sitting first.
   *
   * @param after a {@link #cursor}, or null for the first page
   */
  public Uni<List<ExamOutline>> page(String after, int rows) {
    return exams
        .page(ExamCursor.parse(after), rows)
        .map(found -> found.stream().map(Exam::outline).toList());
  }

  /** Where a page that ends with this exam ends. */
  public static String cursor(LocalDate date, UUID id) {
    return new ExamCursor(date, id).toString();
  }
}
