package org.korrigo.exams.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.row.Rows;

/**
 * Which questions stand against the hand-over of a copy: those that nobody has answered of an
 * upload from which a page of the copy was cut.
 */
@ApplicationScoped
class CopyQuestions {
  private static final String OPEN =
      """
      select u.id as upload_id, u.question from upload u
      where u.question is not null and u.vouched_by_id is null and u.id in (
        select o.upload_id from copy_booklet c
        join booklet_page p on p.booklet_id = c.booklet_id
        join booklet o on o.id = p.origin_id
        where c.copy_id = :copy)
      order by u.id
      """;

  private final Rows rows;

  CopyQuestions(Rows rows) {
    this.rows = rows;
  }

  /**
   * Refuses while nobody has answered a question of the copy's paper; joins the caller's session.
   *
   * @throws Problem confirmation-required listing uploads and questions
   */
  Uni<Void> requireAnswered(UUID copyId) {
    return rows.read(OPEN, UploadQuestion.class, Map.of("copy", copyId))
        .invoke(open -> refuse(copyId, open))
        .replaceWithVoid();
  }

  private static void refuse(UUID copyId, List<UploadQuestion> open) {
    if (!open.isEmpty()) {
      throw new Problem(
              ProblemType.CONFIRMATION_REQUIRED,
              open.stream()
                  .map(UploadQuestion::words)
                  .collect(
                      Collectors.joining(
                          " ",
                          "The copy cannot be handed over before somebody has compared its scan"
                              + " with the paper. ",
                          " Put right what lies otherwise, then confirm: POST"
                              + " /api/exams/uploads/{upload_id}/confirmation.")))
          .with("copy_id", copyId)
          .with("questions", open);
    }
  }
}
