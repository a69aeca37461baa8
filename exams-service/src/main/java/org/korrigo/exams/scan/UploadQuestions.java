package org.korrigo.exams.scan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.korrigo.exams.row.Rows;

/**
 * What the pictures of an upload leave to a person's word although all its sides could be used. It
 * is answered by {@link VouchingForOrder}; until then copies of its paper are not handed over. In
 * the caller's transaction.
 */
@ApplicationScoped
class UploadQuestions {
  private static final String ASK = "update upload set question = :question where id = :upload";
  private static final String ASK_AGAIN =
      """
      update upload set question = :question, vouched_by_id = null, vouched_at = null
      where id = :upload
      """;
  private static final String TAKE_BACK = "update upload set question = null where id = :upload";
  private static final String OF_UPLOAD =
      """
      select count(*) as asked from upload u
      where u.question is not null and u.vouched_by_id is null and u.id = :upload
      """;
  private static final String OF_FILES =
      """
      select count(*) as asked from upload u join exam_pdf p on p.upload_id = u.id
      where u.question is not null and u.vouched_by_id is null and p.job_id = :job
      """;

  private final Rows rows;

  UploadQuestions(Rows rows) {
    this.rows = rows;
  }

  private record Count(int asked) {}

  /**
   * Asks, instead of what was asked before.
   *
   * @param question at most 1,000 characters; null if there is nothing to ask
   */
  Uni<Void> ask(UUID uploadId, String question) {
    Map<String, Object> values = new HashMap<>(Map.of("upload", uploadId));
    if (question != null) {
      values.put("question", question);
    }
    return rows.change(question == null ? TAKE_BACK : ASK, values).replaceWithVoid();
  }

  /**
   * Asks although a person has given their word before: they could not know of this.
   *
   * @param question at most 1,000 characters
   */
  Uni<Void> askAgain(UUID uploadId, String question) {
    return rows.change(ASK_AGAIN, Map.of("upload", uploadId, "question", question))
        .replaceWithVoid();
  }

  /** Whether something is asked of an upload and not answered. */
  Uni<Boolean> isOpen(UUID uploadId) {
    return rows.one(OF_UPLOAD, Count.class, Map.of("upload", uploadId))
        .map(count -> count.asked() > 0);
  }

  /** Of how many pupils' files of a job something is asked and not answered. */
  Uni<Integer> ofFiles(UUID jobId) {
    return rows.one(OF_FILES, Count.class, Map.of("job", jobId)).map(Count::asked);
  }
}
