package org.korrigo.grading.score;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Points and remarks to read, for other features; within the caller's session. */
@ApplicationScoped
public class Scores {
  private final ScoreRepository scores;
  private final RemarkRepository remarks;

  Scores(ScoreRepository scores, RemarkRepository remarks) {
    this.scores = scores;
    this.remarks = remarks;
  }

  /** Points by question id, for the questions that have some. */
  public Uni<Map<String, BigDecimal>> ofCopy(UUID copyId) {
    return scores.ofCopy(copyId).map(score -> score == null ? Map.of() : score.scoresData);
  }

  /** Remarks by question id, for the questions that have one. */
  public Uni<Map<String, String>> remarksOfCopy(UUID copyId) {
    return remarks
        .ofCopy(copyId)
        .map(
            found -> {
              Map<String, String> byQuestion = new LinkedHashMap<>();
              found.forEach(remark -> byQuestion.put(remark.questionId, remark.remark));
              return byQuestion;
            });
  }

  /** Points by question id of some copies, of those that have any, in one query. */
  public Uni<Map<UUID, Map<String, BigDecimal>>> ofCopies(List<UUID> copyIds) {
    return scores
        .list("copyId in ?1", copyIds)
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toMap(score -> score.copyId, score -> score.scoresData)));
  }

  /** Points by question id of every copy of an exam that has some, in one query. */
  public Uni<Map<UUID, Map<String, BigDecimal>>> ofExam(UUID examId) {
    return scores
        .list("copyId in (select copy.id from Copy copy where copy.examId = ?1)", examId)
        .map(
            found ->
                found.stream()
                    .collect(Collectors.toMap(score -> score.copyId, score -> score.scoresData)));
  }

  /** Remarks by question id of some copies, of those that have any, in one query. */
  public Uni<Map<UUID, Map<String, String>>> remarksOfCopies(List<UUID> copyIds) {
    return remarks
        .list("remark is not null and copyId in ?1", copyIds)
        .map(
            found ->
                found.stream()
                    .collect(
                        Collectors.groupingBy(
                            remark -> remark.copyId,
                            Collectors.toMap(
                                remark -> remark.questionId, remark -> remark.remark))));
  }
}
