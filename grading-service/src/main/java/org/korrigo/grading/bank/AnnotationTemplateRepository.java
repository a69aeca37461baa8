package org.korrigo.grading.bank;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.json.JsonRows;
import org.korrigo.contracts.problem.Problem;

@ApplicationScoped
class AnnotationTemplateRepository implements PanacheRepositoryBase<AnnotationTemplate, UUID> {
  private static final String ADD =
      """
      insert into annotation_template
        (id, exam_id, text, criterion_type, question_id, folded_text, version)
      select t.id, :exam, t.text, t.criterion_type, t.question_id, t.folded_text, 0
      from rows from (json_to_recordset(cast(cast(:templates as text) as json)) as
        (id uuid, text text, criterion_type text, question_id text, folded_text text))
        with ordinality as t (id, text, criterion_type, question_id, folded_text, position)
      order by t.position
      """;

  Uni<AnnotationTemplate> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("template", id));
  }

  /** Some of an exam's templates in the order they came. */
  Uni<List<AnnotationTemplate>> page(UUID examId, TemplateFilter filter, int rows) {
    Map<String, Object> parameters = new HashMap<>(Map.of("exam", examId, "after", filter.after()));
    String query = "examId = :exam and sequence > :after";
    if (filter.criterionType() != null) {
      query += " and criterionType = :type";
      parameters.put("type", filter.criterionType());
    }
    if (filter.questionId() != null) {
      query += " and questionId = :question";
      parameters.put("question", filter.questionId());
    }
    return find(query + " order by sequence", parameters).page(0, rows).list();
  }

  /** The template of an exam that says just this, or null. */
  Uni<AnnotationTemplate> same(UUID examId, TemplateKey key) {
    return find(
            "examId = ?1 and criterionType = ?2 and questionId is not distinct from ?3 and text ="
                + " ?4",
            examId,
            key.criterionType(),
            key.questionId(),
            key.text())
        .firstResult();
  }

  /**
   * Templates that an exam offers for a question, those that begin so first, then those for the
   * question itself, then in the order they came.
   *
   * @param questionId null for those that are for any question
   * @param prefix as {@link FoldedText#ofPrefix} gives it; empty matches all
   */
  Uni<List<AnnotationTemplate>> suggested(UUID examId, String questionId, String prefix, int rows) {
    return find(
            "examId = ?1 and (questionId is null or questionId = ?2)"
                + " and concat(' ', foldedText, ' ') like concat('% ', ?3, '%')"
                + " order by case when concat(foldedText, ' ') like concat(?3, '%') then 0 else 1"
                + " end, case when questionId is null then 1 else 0 end, sequence",
            examId, questionId, prefix)
        .page(0, rows)
        .list();
  }

  /** Adds templates by one statement, however many there are. */
  Uni<Void> add(UUID examId, List<Row> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String templates = JsonRows.text(rows);
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(ADD)
                    .setParameter("exam", examId)
                    .setParameter("templates", templates)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Removes a template that was read; {@code stale-version} if it is not what it was by now. */
  Uni<Void> remove(AnnotationTemplate known) {
    return delete("id = ?1 and version = ?2", known.id, known.version)
        .invoke(Bank.TEMPLATES::requireRemoved)
        .replaceWithVoid();
  }

  /** A template as the statement reads it. */
  record Row(
      UUID id, String text, CriterionType criterionType, String questionId, String foldedText) {

    static Row of(UUID id, NewTemplate template) {
      return new Row(
          id,
          template.text(),
          template.criterionType(),
          template.questionId(),
          FoldedText.of(template.text()));
    }
  }
}
