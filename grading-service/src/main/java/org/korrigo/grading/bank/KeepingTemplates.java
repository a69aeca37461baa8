package org.korrigo.grading.bank;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.bank.Bank.Kept;
import org.korrigo.grading.copy.Receipts;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;

/** The shared bank of an exam: the secretariat writes it, correctors read it. */
@ApplicationScoped
class KeepingTemplates {
  private final AnnotationTemplateRepository templates;
  private final Exams exams;
  private final Receipts receipts;

  KeepingTemplates(AnnotationTemplateRepository templates, Exams exams, Receipts receipts) {
    this.templates = templates;
    this.exams = exams;
    this.receipts = receipts;
  }

  Uni<List<TemplateView>> ofExam(UUID examId, TemplateFilter filter, int rows) {
    return Panache.withSession(
        () ->
            exams
                .required(examId)
                .chain(() -> templates.page(examId, filter, rows))
                .map(found -> found.stream().map(TemplateView::of).toList()));
  }

  Uni<TemplateView> read(UUID id) {
    return Panache.withSession(() -> templates.required(id).map(TemplateView::of));
  }

  /**
   * Adds a template, once; {@code conflict} if the exam has one that says the same.
   *
   * @param id the new template's; if it is there already, nothing happens, but {@code conflict} if
   *     that is another one
   */
  Uni<Kept<TemplateView>> create(UUID id, UUID examId, NewTemplate written) {
    NewTemplate template = written.tidy();
    return Panache.withTransaction(
        () ->
            exams
                .required(examId)
                .invoke(exam -> requireQuestion(template, exam))
                .chain(() -> receipts.hold(id))
                .chain(() -> templates.findById(id))
                .flatMap(
                    known ->
                        known == null
                            ? add(id, examId, template)
                            : Uni.createFrom().item(repeated(known, examId, template))));
  }

  /** Writes a template anew; {@code stale-version} unless it still is the one that was seen. */
  Uni<TemplateView> change(UUID id, int seen, NewTemplate written) {
    NewTemplate template = written.tidy();
    return Panache.withTransaction(
        () ->
            seen(id, seen)
                .call(known -> requireUnique(known.examId, id, template))
                .call(
                    known ->
                        exams
                            .required(known.examId)
                            .invoke(exam -> requireQuestion(template, exam)))
                .invoke(known -> known.put(template))
                .call(templates::flush)
                .map(TemplateView::of));
  }

  /** Takes a template away; {@code stale-version} unless it still is the one that was seen. */
  Uni<Void> delete(UUID id, int seen) {
    return Panache.withTransaction(() -> seen(id, seen).flatMap(templates::remove));
  }

  private Uni<Kept<TemplateView>> add(UUID id, UUID examId, NewTemplate template) {
    return requireUnique(examId, id, template)
        .chain(() -> templates.persistAndFlush(AnnotationTemplate.create(id, examId, template)))
        .map(added -> new Kept<>(TemplateView.of(added), true));
  }

  private Uni<Void> requireUnique(UUID examId, UUID id, NewTemplate template) {
    return templates
        .same(examId, template.key())
        .invoke(
            known -> {
              if (known != null && !known.id.equals(id)) {
                throw Bank.TEMPLATES.twice(TemplateView.of(known));
              }
            })
        .replaceWithVoid();
  }

  private Uni<AnnotationTemplate> seen(UUID id, int version) {
    return templates
        .required(id)
        .invoke(
            known -> Bank.TEMPLATES.requireSeen(version, known.version, TemplateView.of(known)));
  }

  /** Once it was changed, what was first asked for is not known any more: then any is the same. */
  private static Kept<TemplateView> repeated(
      AnnotationTemplate known, UUID examId, NewTemplate template) {
    return Bank.TEMPLATES.again(
        TemplateView.of(known),
        known.examId.equals(examId) && (known.version > 0 || known.says(template)));
  }

  private static void requireQuestion(NewTemplate template, ExamOutline exam) {
    if (template.questionId() != null
        && !exam.scale().leaves().containsKey(template.questionId())) {
      throw Problem.invalid("question_id", "is not a question of the marking scale");
    }
  }
}
