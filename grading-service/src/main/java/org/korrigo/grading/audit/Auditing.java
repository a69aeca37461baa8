package org.korrigo.grading.audit;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.annotation.AnnotationView;
import org.korrigo.grading.annotation.Annotations;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.FormerFinalPdfView;
import org.korrigo.grading.copy.OneSnapshot;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.CheckedJournal;
import org.korrigo.grading.journal.Journal;
import org.korrigo.grading.journal.JournalChain;
import org.korrigo.grading.release.ReleasedResults;
import org.korrigo.grading.score.Scores;

/**
 * Verifies journals by their hashes, and rebuilds what copies are marked with from their journals
 * alone to compare it with what is stored.
 */
@ApplicationScoped
class Auditing {
  private static final int LINES_AT_ONCE = 200;

  private final JournalChain chain;
  private final Journal journal;
  private final Copies copies;
  private final Scores scores;
  private final Annotations annotations;
  private final ReleasedResults released;
  private final Exams exams;

  Auditing(
      JournalChain chain,
      Journal journal,
      Copies copies,
      Scores scores,
      Annotations annotations,
      ReleasedResults released,
      Exams exams) {
    this.exams = exams;
    this.released = released;
    this.chain = chain;
    this.journal = journal;
    this.copies = copies;
    this.scores = scores;
    this.annotations = annotations;
  }

  /** One copy; not-found if nothing is known of it. */
  Uni<AuditView> copy(UUID copyId) {
    return chain
        .ofCopy(copyId)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("copy", copyId))
        .flatMap(this::audit);
  }

  /** The copies of an exam, one after the other; not-found if nothing is known of it. */
  Multi<AuditView> exam(UUID examId) {
    return Uni.createFrom()
        .deferred(() -> Panache.withSession(() -> exams.ofCopy(examId)))
        .onItem()
        .transformToMulti(_ -> chain.ofExam(examId))
        .onItem()
        .transformToUniAndConcatenate(this::audit);
  }

  /** All copies, one after the other. */
  Multi<AuditView> everything() {
    return chain.all().onItem().transformToUniAndConcatenate(this::audit);
  }

  /** Writes go on meanwhile: marking and journal are to be of one moment. */
  private Uni<AuditView> audit(CheckedJournal checked) {
    UUID copyId = checked.copyId();
    return OneSnapshot.read(
            () ->
                stored(copyId)
                    .flatMap(
                        stored ->
                            replay(copyId, 0, new Replay())
                                .map(replay -> differences(replay, stored))))
        .map(differences -> AuditView.of(checked, differences));
  }

  private Uni<Replay> replay(UUID copyId, int after, Replay replay) {
    return journal
        .lines(copyId, after, LINES_AT_ONCE)
        .flatMap(
            lines -> {
              lines.forEach(replay::next);
              return lines.size() < LINES_AT_ONCE
                  ? Uni.createFrom().item(replay)
                  : replay(copyId, lines.getLast().sequence(), replay);
            });
  }

  /** With nothing stored, a copy that the journal knows as handed over is missed as a whole. */
  private static List<Difference> differences(Replay replay, Stored stored) {
    Stream<List<Difference>> compared =
        stored == null
            ? Stream.of(replay.course().missed())
            : Stream.of(
                replay.marking().differences(stored.marking()),
                replay.course().differences(stored.course()));
    return Stream.concat(Stream.of(replay.contradictions()), compared)
        .flatMap(List::stream)
        .toList();
  }

  /** What is stored of a copy. */
  private record Stored(Marking marking, Course course) {}

  private Uni<Stored> stored(UUID copyId) {
    return copies
        .written(copyId)
        .flatMap(
            copy ->
                copy == null
                    ? Uni.createFrom().nullItem()
                    : marking(copyId, copy)
                        .flatMap(
                            marking ->
                                released
                                    .include(copyId)
                                    .map(given -> new Stored(marking, course(copy, given)))));
  }

  private Uni<Marking> marking(UUID copyId, Copies.Written copy) {
    return scores
        .ofCopy(copyId)
        .flatMap(
            points ->
                scores
                    .remarksOfCopy(copyId)
                    .flatMap(
                        remarks ->
                            annotations
                                .ofCopy(copyId)
                                .map(drawn -> marking(copy, points, remarks, drawn))));
  }

  private static Course course(Copies.Written copy, boolean given) {
    return new Course(
        copy.status(),
        copy.lockedById(),
        copy.gradedById(),
        copy.gradedAt(),
        copy.maximum(),
        copy.formerFinalPdfs().stream()
            .collect(
                Collectors.toMap(
                    FormerFinalPdfView::gradedAt,
                    former -> new Course.FormerPdf(former.sha256(), former.score()))),
        given);
  }

  private static Marking marking(
      Copies.Written copy,
      Map<String, java.math.BigDecimal> points,
      Map<String, String> remarks,
      List<AnnotationView> drawn) {
    return new Marking(
        points,
        remarks,
        drawn.stream().collect(Collectors.toMap(AnnotationView::id, AnnotationView::record)),
        copy.globalAppreciation(),
        copy.subjectVariant(),
        copy.leafPoints(),
        copy.deltaSum(),
        copy.score(),
        copy.finalPdf());
  }
}
