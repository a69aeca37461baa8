package org.korrigo.grading.score;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.Corrector;
import org.korrigo.grading.copy.Viewer;
import org.korrigo.grading.journal.MarkChange;
import org.korrigo.grading.journal.MarkChange.Subject;
import org.korrigo.grading.mark.Scale;

/** What is said beside the points: remarks, the general remark, and which subject the pupil had. */
@ApplicationScoped
class Remarking {
  private final RemarkRepository remarks;
  private final ScoreRepository scores;
  private final Copies copies;
  private final Scores reading;
  private final Sheets sheets;

  Remarking(
      RemarkRepository remarks,
      ScoreRepository scores,
      Copies copies,
      Scores reading,
      Sheets sheets) {
    this.remarks = remarks;
    this.scores = scores;
    this.copies = copies;
    this.reading = reading;
    this.sheets = sheets;
  }

  Uni<Map<String, String>> ofCopy(UUID copyId, Viewer viewer) {
    return Panache.withSession(
        () -> copies.visible(copyId, viewer).chain(() -> reading.remarksOfCopy(copyId)));
  }

  /** The remark about a question; not-found if the scale has none, and there never was a remark. */
  Uni<RemarkView> ofQuestion(UUID copyId, String question, Viewer viewer) {
    return Panache.withSession(
        () ->
            copies
                .marks(copyId, viewer)
                .flatMap(
                    marks ->
                        scores
                            .ofCopy(copyId)
                            .flatMap(
                                score ->
                                    remarks
                                        .of(copyId, question)
                                        .map(found -> view(question, found, score)))
                            .invoke(remark -> requireKnown(remark, marks.scale()))));
  }

  private static void requireKnown(RemarkView remark, Scale scale) {
    if (remark.version() == 0 && !scale.leaves().containsKey(remark.questionId())) {
      throw Problem.notFound("question", remark.questionId());
    }
  }

  /** The general remark. */
  Uni<AppreciationView> appreciation(UUID copyId, Viewer viewer) {
    return Panache.withSession(
        () ->
            copies
                .visible(copyId, viewer)
                .flatMap(
                    copy ->
                        scores
                            .ofCopy(copyId)
                            .map(score -> appreciation(copy.globalAppreciation(), score))));
  }

  /**
   * Writes a remark about a question.
   *
   * @param text null or blank takes the remark back
   * @param seen the version of the remark; null only if there never was one
   * @return its version from now on
   */
  Uni<Integer> remark(
      UUID copyId, String question, String text, Integer seen, Corrector corrector) {
    String after = text == null || text.isBlank() ? null : text;
    return sheets.write(
        copyId,
        corrector,
        "remark " + question + " " + after,
        (copy, score) -> {
          if (after != null || score.version(Subject.REMARK, question) == 0) {
            Sheets.requireQuestion(question, copy);
          }
          return remarks
              .of(copyId, question)
              .flatMap(known -> remark(known, score, question, after, seen));
        },
        (copy, score) -> score.version(Subject.REMARK, question));
  }

  /**
   * Writes the general remark, or takes it back with null.
   *
   * @param seen its version; null only if there never was one
   */
  Uni<AppreciationView> appreciate(UUID copyId, String text, Integer seen, Corrector corrector) {
    return sheets.write(
        copyId,
        corrector,
        "appreciation " + text,
        (copy, score) -> {
          String before = copy.summary().globalAppreciation();
          AppreciationView stored = appreciation(before, score);
          boolean same = Objects.equals(before, text);
          Sheets.require(seen, stored.version(), stored.version() > 0 && !same, stored);
          return changes(new MarkChange.OfAppreciation(before, text));
        },
        (copy, score) -> appreciation(copy.summary().globalAppreciation(), score));
  }

  /** Says which subject the pupil had: A, B, or null for none. */
  Uni<Void> vary(UUID copyId, String variant, Corrector corrector) {
    return sheets.write(
        copyId,
        corrector,
        "subject variant " + variant,
        (copy, score) ->
            changes(new MarkChange.OfVariant(copy.summary().subjectVariant(), variant)),
        (copy, score) -> null);
  }

  private Uni<List<? extends MarkChange>> remark(
      QuestionRemark known, Score score, String question, String after, Integer seen) {
    String before = known == null ? null : known.remark;
    RemarkView stored = view(question, known, score);
    boolean same = Objects.equals(before, after);
    Sheets.require(seen, stored.version(), stored.version() > 0 && !same, stored);
    return (same ? Uni.createFrom().voidItem() : store(known, score.copyId, question, after))
        .chain(() -> changes(new MarkChange.OfRemark(question, before, after)));
  }

  private Uni<Void> store(QuestionRemark known, UUID copyId, String question, String text) {
    if (text == null) {
      return remarks.remove(known);
    }
    QuestionRemark written = known == null ? QuestionRemark.about(copyId, question) : known;
    written.remark = text;
    return remarks.persist(written).replaceWithVoid();
  }

  private static Uni<List<? extends MarkChange>> changes(MarkChange change) {
    return Uni.createFrom()
        .item(Objects.equals(change.before(), change.after()) ? List.of() : List.of(change));
  }

  private static RemarkView view(String question, QuestionRemark remark, Score score) {
    return new RemarkView(
        question,
        remark == null ? null : remark.remark,
        score == null ? 0 : score.version(Subject.REMARK, question));
  }

  private static AppreciationView appreciation(String text, Score score) {
    return new AppreciationView(
        text, score == null ? 0 : score.version(Subject.APPRECIATION, null));
  }
}
