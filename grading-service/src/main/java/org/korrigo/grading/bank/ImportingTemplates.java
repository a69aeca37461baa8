package org.korrigo.grading.bank;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.bank.AnnotationTemplateRepository.Row;
import org.korrigo.grading.bank.TemplateImport.Duplicate;
import org.korrigo.grading.bank.TemplateTable.Fault;
import org.korrigo.grading.exam.Exams;

/** Adds the templates of a table to an exam's bank: all of it or nothing. */
@ApplicationScoped
class ImportingTemplates {
  private static final int MOST_VIOLATIONS = 100;

  private final AnnotationTemplateRepository templates;
  private final Exams exams;

  ImportingTemplates(AnnotationTemplateRepository templates, Exams exams) {
    this.templates = templates;
    this.exams = exams;
  }

  /**
   * Adds what the bank does not have yet, by as many statements for one line as for all.
   *
   * @throws Problem invalid-request with each line that cannot be taken
   */
  Uni<TemplateImport> importTable(UUID examId, TemplateTable table) {
    return Panache.withTransaction(
        () ->
            exams
                .requiredForUpdate(examId)
                .chain(() -> exams.required(examId))
                .invoke(exam -> requireTakable(table, exam.scale().leaves().keySet()))
                .chain(() -> templates.list("examId", examId))
                .flatMap(known -> add(examId, table, known)));
  }

  private Uni<TemplateImport> add(
      UUID examId, TemplateTable table, List<AnnotationTemplate> known) {
    Map<TemplateKey, Duplicate> said = new HashMap<>();
    known.forEach(one -> said.put(one.key(), new Duplicate(0, null, one.id)));
    List<Row> added = new ArrayList<>();
    List<Duplicate> duplicates = new ArrayList<>();
    for (TemplateTable.Line line : table.lines()) {
      UUID id = UUID.randomUUID();
      Duplicate earlier =
          said.putIfAbsent(line.template().key(), new Duplicate(0, line.line(), id));
      if (earlier == null) {
        added.add(Row.of(id, line.template()));
      } else {
        duplicates.add(new Duplicate(line.line(), earlier.sameAsLine(), earlier.templateId()));
      }
    }
    return templates
        .add(examId, added)
        .replaceWith(() -> new TemplateImport(examId, added.size(), duplicates));
  }

  private static void requireTakable(TemplateTable table, Set<String> questions) {
    List<Fault> faults = new ArrayList<>(table.faults());
    for (TemplateTable.Line line : table.lines()) {
      String question = line.template().questionId();
      if (question != null && !questions.contains(question)) {
        faults.add(
            new Fault(
                line.line(),
                "question_id: \"" + question + "\" is not a question of the marking scale"));
      }
    }
    if (faults.isEmpty()) {
      return;
    }
    Problem problem =
        new Problem(
                ProblemType.INVALID_REQUEST,
                faults.size() + " faults in the table, so nothing was added: mend them.")
            .with("faults", faults.size());
    faults.stream()
        .sorted(Comparator.comparingInt(Fault::line))
        .limit(MOST_VIOLATIONS)
        .forEach(fault -> problem.violating("line " + fault.line(), fault.message()));
    throw problem;
  }
}
