package org.korrigo.grading.statistics;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.CopyMarks;
import org.korrigo.grading.copy.OneSnapshot;
import org.korrigo.grading.dispatch.DispatchedCopies;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.JournalFacts;
import org.korrigo.grading.release.PupilClasses;
import org.korrigo.grading.score.Scores;

/** Reads what statistics need, as of one moment, in a constant number of queries. */
@ApplicationScoped
class ComputingStatistics {
  private final Exams exams;
  private final Copies copies;
  private final Scores scores;
  private final JournalFacts journal;
  private final PupilClasses classes;
  private final DispatchedCopies dispatched;

  ComputingStatistics(
      Exams exams,
      Copies copies,
      Scores scores,
      JournalFacts journal,
      PupilClasses classes,
      DispatchedCopies dispatched) {
    this.dispatched = dispatched;
    this.exams = exams;
    this.copies = copies;
    this.scores = scores;
    this.journal = journal;
    this.classes = classes;
  }

  /** Everything, by class too. */
  Uni<StatisticsView> forAdmin(UUID examId) {
    return onWorker(
            OneSnapshot.read(() -> classes.ofExam(examId).flatMap(byCopy -> marks(examId, byCopy))))
        .map(
            read ->
                StatisticsView.forAdmin(
                    examId, read.graded().size(), read.sharedByChance(), read.statistics()));
  }

  /** What a teacher may see; classes are not even read. */
  Uni<StatisticsView> forTeacher(UUID examId, String teacher) {
    return onWorker(OneSnapshot.read(() -> marks(examId, Map.of())))
        .map(
            read ->
                StatisticsView.forTeacher(
                    examId,
                    read.graded().size(),
                    read.sharedByChance(),
                    read.statistics(),
                    teacher));
  }

  /** Goes on beside the event loop: an exam of thousands of copies takes a while to compute. */
  private static Uni<Marks> onWorker(Uni<Marks> read) {
    return read.emitOn(Infrastructure.getDefaultWorkerPool());
  }

  private record Marks(ExamOutline exam, List<GradedMark> graded, boolean sharedByChance) {
    ExamStatistics statistics() {
      List<ScaleNode> leaves =
          exam.scale().structure().stream().flatMap(ScaleNode::leaves).toList();
      return ExamStatistics.of(leaves, graded);
    }
  }

  private Uni<Marks> marks(UUID examId, Map<UUID, String> classOf) {
    return exams
        .required(examId)
        .flatMap(exam -> copies.marksOfExam(examId).flatMap(found -> marks(exam, found, classOf)));
  }

  private Uni<Marks> marks(ExamOutline exam, List<CopyMarks> found, Map<UUID, String> classOf) {
    List<CopyMarks> graded = found.stream().filter(CopyMarks::graded).toList();
    return scores.ofExam(exam.id()).flatMap(points -> marks(exam, graded, points, classOf));
  }

  private Uni<Marks> marks(
      ExamOutline exam,
      List<CopyMarks> graded,
      Map<UUID, Map<String, BigDecimal>> points,
      Map<UUID, String> classOf) {
    return journal
        .finalisers(exam.id())
        .flatMap(
            correctors ->
                dispatched
                    .byChance(exam.id())
                    .map(
                        given ->
                            new Marks(
                                exam,
                                graded.stream()
                                    .map(copy -> mark(copy, exam, points, correctors, classOf))
                                    .toList(),
                                sharedByChance(graded, correctors, given))));
  }

  /** Whether chance alone gave each copy to whoever finalised it. */
  private static boolean sharedByChance(
      List<CopyMarks> graded, Map<UUID, String> correctors, Map<UUID, String> given) {
    return !graded.isEmpty()
        && graded.stream()
            .map(CopyMarks::id)
            .allMatch(
                copy -> given.containsKey(copy) && given.get(copy).equals(correctors.get(copy)));
  }

  private static GradedMark mark(
      CopyMarks copy,
      ExamOutline exam,
      Map<UUID, Map<String, BigDecimal>> points,
      Map<UUID, String> correctors,
      Map<UUID, String> classOf) {
    String corrector = correctors.get(copy.id());
    return GradedMark.of(
        copy.outOfTwenty(exam.scale().maximum()),
        points.getOrDefault(copy.id(), Map.of()),
        corrector,
        corrector != null && corrector.equals(copy.assignedCorrectorId()),
        copy.subjectVariant(),
        classOf.get(copy.id()));
  }
}
