package org.korrigo.grading.finalisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.annotation.AnnotationView;
import org.korrigo.grading.annotation.Annotations;
import org.korrigo.grading.copy.CopySummary;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.FinishingCopies;
import org.korrigo.grading.copy.FinishingCopies.Drawn;
import org.korrigo.grading.copy.FinishingCopies.Finish;
import org.korrigo.grading.copy.OpenCopy;
import org.korrigo.grading.draft.Drafting;
import org.korrigo.grading.mark.MarkingEngine;
import org.korrigo.grading.score.Scores;

/**
 * Finishing a copy: everything is read in one short transaction, the annotated PDF is drawn outside
 * of any, and the transition happens only if nobody has changed the copy meanwhile. What can fail
 * has been done before the copy becomes GRADED.
 */
@ApplicationScoped
class Finalising {
  private static final int ATTEMPTS = 5;

  private final FinishingCopies finishing;
  private final Annotations annotations;
  private final Scores scores;
  private final Drafting drafting;
  private final FinalPdfs finalPdfs;

  Finalising(
      FinishingCopies finishing,
      Annotations annotations,
      Scores scores,
      Drafting drafting,
      FinalPdfs finalPdfs) {
    this.finishing = finishing;
    this.annotations = annotations;
    this.scores = scores;
    this.drafting = drafting;
    this.finalPdfs = finalPdfs;
  }

  /**
   * What the annotated PDF is drawn from.
   *
   * @param drawn what it will show, as it was read
   * @param source the anonymous scan
   */
  private record Draft(Drawn drawn, StoredFile source, MarkedCopy content) {}

  /**
   * Finalises a copy; nothing happens if the corrector has finalised it already. {@code
   * scores-missing} names the questions that have no score yet, {@code conflict} what was written
   * for another marking scale.
   */
  Uni<Void> finalise(UUID copyId, Corrector corrector) {
    return attempt(copyId, corrector, 1);
  }

  private Uni<Void> attempt(UUID copyId, Corrector corrector, int number) {
    return Panache.withTransaction(() -> read(copyId, corrector))
        .flatMap(
            draft ->
                draft == null
                    ? Uni.createFrom().item(true)
                    : finalPdfs
                        .draw(draft.source(), draft.content())
                        .flatMap(pdf -> finish(copyId, corrector, draft.drawn(), pdf)))
        .flatMap(
            finished -> finished ? Uni.createFrom().voidItem() : again(copyId, corrector, number));
  }

  private Uni<Void> again(UUID copyId, Corrector corrector, int number) {
    if (number == ATTEMPTS) {
      throw new Problem(
          ProblemType.CONFLICT, "The copy is being changed all the time: finish marking first.");
    }
    return attempt(copyId, corrector, number + 1);
  }

  /**
   * The second half, in a transaction of its own: the transition, and the draft goes with it.
   *
   * @return false if something else has to be drawn first
   */
  Uni<Boolean> finish(UUID copyId, Corrector corrector, Drawn drawn, StoredFile pdf) {
    return Panache.withTransaction(
            () ->
                finishing
                    .finish(copyId, corrector, drawn, pdf)
                    .call(
                        finish ->
                            finish == Finish.DONE
                                ? drafting.discard(copyId, corrector)
                                : Uni.createFrom().voidItem()))
        .map(finish -> finish != Finish.OUTDATED);
  }

  /** What is drawn, or null if there is nothing to finalise any more. */
  private Uni<Draft> read(UUID copyId, Corrector corrector) {
    return finishing
        .open(copyId, corrector)
        .onItem()
        .ifNotNull()
        .transformToUni(copy -> scores.ofCopy(copyId).flatMap(given -> read(copy, given)));
  }

  private Uni<Draft> read(OpenCopy copy, Map<String, BigDecimal> given) {
    return scores
        .remarksOfCopy(copy.id())
        .invoke(remarks -> Completeness.require(given, remarks.keySet(), copy.scale()))
        .flatMap(
            remarks ->
                annotations.ofCopy(copy.id()).map(drawn -> draft(copy, given, drawn, remarks)));
  }

  private static Draft draft(
      OpenCopy copy,
      Map<String, BigDecimal> given,
      List<AnnotationView> drawn,
      Map<String, String> remarks) {
    CopySummary summary = copy.summary();
    BigDecimal maximum = copy.scale().maximum();
    return new Draft(
        new Drawn(summary.version(), copy.scale()),
        summary.pdfSource(),
        new MarkedCopy(
            copy.exam().name(),
            copy.exam().date(),
            summary.anonymousId(),
            summary.subjectVariant(),
            drawn.stream().map(Finalising::annotation).toList(),
            copy.scale().structure(),
            given,
            remarks,
            summary.globalAppreciation(),
            copy.total(),
            maximum,
            MarkingEngine.outOfTwenty(copy.total(), maximum)));
  }

  private static MarkedCopy.Annotation annotation(AnnotationView view) {
    return new MarkedCopy.Annotation(
        view.pageIndex(),
        view.x(),
        view.y(),
        view.w(),
        view.h(),
        view.type(),
        view.content(),
        view.scoreDelta());
  }
}
