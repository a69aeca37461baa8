package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;

/** What is to be marked, and how far it is. The number of queries never depends on the rows. */
@ApplicationScoped
public class ReadingCopies {
  private final CopyRepository copies;
  private final VisibleCopies visible;
  private final CopyLockRepository locks;
  private final Exams exams;
  private final String base;

  ReadingCopies(
      CopyRepository copies,
      VisibleCopies visible,
      CopyLockRepository locks,
      Exams exams,
      @ConfigProperty(name = "quarkus.rest.path") String base) {
    this.copies = copies;
    this.visible = visible;
    this.locks = locks;
    this.exams = exams;
    this.base = base;
  }

  /** A copy as its corrector sees it; not-found if there is none, else forbidden to others. */
  public Uni<CopyView> copy(UUID id, Viewer viewer) {
    return Panache.withSession(
        () ->
            visible
                .required(id, viewer)
                .flatMap(
                    copy ->
                        exams
                            .ofCopy(copy.examId)
                            .flatMap(
                                exam ->
                                    locks
                                        .ofCopy(id)
                                        .map(lock -> LockState.of(copy, lock, viewer.now()))
                                        .map(lock -> view(copy, lock, exam)))));
  }

  /** The copies of an exam that the viewer may see, by anonymous id. */
  public Uni<List<CopyLine>> copies(
      UUID examId, CopyStatus status, String after, int rows, Viewer viewer) {
    return Panache.withSession(
        () ->
            exams
                .required(examId)
                .flatMap(
                    exam ->
                        copies
                            .page(exam, status, after, rows, viewer)
                            .flatMap(found -> lines(found, exam, viewer.now()))));
  }

  private Uni<List<CopyLine>> lines(List<Copy> found, ExamOutline exam, Instant now) {
    BigDecimal maximum = exam.scale().maximum();
    return locks
        .ofCopies(found.stream().map(copy -> copy.id).toList())
        .map(
            held ->
                found.stream()
                    .map(
                        copy ->
                            CopyLine.of(copy, LockState.of(copy, held.get(copy.id), now), maximum))
                    .toList());
  }

  /** A page's picture; not-found if the copy has no such page. */
  Uni<StoredSlice> page(UUID id, int pageIndex, Viewer viewer) {
    return Panache.withSession(() -> visible.required(id, viewer))
        .map(
            copy -> {
              if (pageIndex < 0 || pageIndex >= copy.pages.images().size()) {
                throw Problem.notFound("page", pageIndex);
              }
              return copy.pages.images().get(pageIndex).image();
            });
  }

  /** How far the marking of an exam is; a teacher is told of the teacher's own copies only. */
  Uni<ProgressView> progress(UUID examId, Viewer viewer) {
    return Panache.withSession(
        () ->
            exams
                .required(examId)
                .flatMap(
                    exam ->
                        copies
                            .assignedCounts(examId, viewer.now())
                            .map(counts -> counts.stream().filter(viewer::mayCount).toList())
                            .map(
                                counts ->
                                    ProgressView.of(
                                        examId, counts, viewer.seesAll() || exam.openMarking()))));
  }

  Uni<ExamView> exam(UUID id, Instant now) {
    return Panache.withSession(
        () ->
            exams
                .required(id)
                .flatMap(
                    exam ->
                        copies
                            .counts(List.of(id), now)
                            .map(counts -> ExamView.of(exam, countsOf(id, counts)))));
  }

  Uni<List<ExamView>> exams(String after, int rows, Instant now) {
    return Panache.withSession(
        () ->
            exams
                .page(after, rows)
                .flatMap(
                    page ->
                        copies
                            .counts(page.stream().map(ExamOutline::id).toList(), now)
                            .map(counts -> views(page, counts))));
  }

  private CopyView view(Copy copy, LockState lock, ExamOutline exam) {
    return CopyView.of(copy, lock, exam.scale().maximum(), base);
  }

  private static List<ExamView> views(
      List<ExamOutline> exams, List<CopyRepository.StatusCount> counts) {
    return exams.stream().map(exam -> ExamView.of(exam, countsOf(exam.id(), counts))).toList();
  }

  private static Map<CopyStatus, Long> countsOf(
      UUID examId, List<CopyRepository.StatusCount> counts) {
    Map<CopyStatus, Long> byStatus = new EnumMap<>(CopyStatus.class);
    for (CopyStatus status : CopyStatus.values()) {
      byStatus.put(status, 0L);
    }
    counts.stream()
        .filter(count -> count.examId().equals(examId))
        .forEach(
            count -> {
              byStatus.merge(count.status(), count.copies() - count.expired(), Long::sum);
              byStatus.merge(CopyStatus.READY, count.expired(), Long::sum);
            });
    return byStatus;
  }
}
