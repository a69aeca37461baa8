package org.korrigo.grading.bank;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.korrigo.grading.exam.Exams;

/** Finds texts to offer while a corrector types. */
@ApplicationScoped
class Suggesting {
  private final AnnotationTemplateRepository templates;
  private final UserAnnotationRepository annotations;
  private final Exams exams;

  Suggesting(
      AnnotationTemplateRepository templates, UserAnnotationRepository annotations, Exams exams) {
    this.templates = templates;
    this.annotations = annotations;
    this.exams = exams;
  }

  /**
   * The best few; the same text in two banks once.
   *
   * @param examId null for own texts alone
   * @param questionId null for templates that are for any question
   * @param typed the beginning of a word of the text; null or blank matches all
   */
  Uni<List<Suggestion>> of(String userId, UUID examId, String questionId, String typed, int limit) {
    String prefix = FoldedText.ofPrefix(typed == null ? "" : typed);
    return Panache.withSession(
        () ->
            ofExam(examId, questionId, prefix, limit)
                .flatMap(
                    shared ->
                        annotations
                            .suggested(userId, prefix, limit)
                            .map(own -> best(shared, own, prefix, limit))));
  }

  private Uni<List<AnnotationTemplate>> ofExam(
      UUID examId, String questionId, String prefix, int limit) {
    return examId == null
        ? Uni.createFrom().item(List.of())
        : exams
            .required(examId)
            .chain(() -> templates.suggested(examId, questionId, prefix, limit));
  }

  private static List<Suggestion> best(
      List<AnnotationTemplate> shared, List<UserAnnotation> own, String prefix, int limit) {
    Set<String> offered = new HashSet<>();
    return Stream.concat(shared.stream().map(Suggestion::of), own.stream().map(Suggestion::of))
        .sorted(Comparator.comparingInt(suggestion -> suggestion.rank(prefix)))
        .filter(suggestion -> offered.add(suggestion.text()))
        .limit(limit)
        .toList();
  }
}
