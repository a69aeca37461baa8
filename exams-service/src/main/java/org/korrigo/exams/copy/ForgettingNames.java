package org.korrigo.exams.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.Rows;

/**
 * Forgets what the names of pupils' files say of a pupil who left. Which pupil that is, this
 * service need not know: it forgets the names of all files that the pupil's copy has a page of.
 */
@ApplicationScoped
class ForgettingNames {
  private static final String FORGET =
      """
      with file as (
        select distinct o.exam_id, o.upload_id from copy_booklet c
        join booklet_page p on p.booklet_id = c.booklet_id
        join booklet o on o.id = p.origin_id
        where c.copy_id = :copy),
      forgotten as (
        update booklet b set student_name_guess = null from file
        where b.exam_id = file.exam_id and b.upload_id = file.upload_id and b.student_name_guess is not null)
      update exam_pdf f set student_identifier = null from file
      where f.upload_id = file.upload_id and f.student_identifier is not null
      """;

  private final ExamProgress exams;
  private final Rows rows;

  ForgettingNames(ExamProgress exams, Rows rows) {
    this.exams = exams;
    this.rows = rows;
  }

  /**
   * Forgets those of a copy's files, in the caller's transaction; again is as once. The exam is
   * held, so that no booklet is being made of them meanwhile.
   */
  Uni<Void> ofCopy(UUID examId, UUID copyId) {
    return exams
        .held(examId)
        .flatMap(held -> rows.change(FORGET, Map.of("copy", copyId)))
        .onFailure(ForgettingNames::isDeleted)
        .recoverWithItem(0)
        .replaceWithVoid();
  }

  private static boolean isDeleted(Throwable failure) {
    return failure instanceof Problem problem && problem.type() == ProblemType.NOT_FOUND;
  }
}
