package org.korrigo.exams.exam;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.exams.row.Rows;

/**
 * Telling the others what an exam is and who is to write it, all of it each time: the topic keeps
 * the newest event of an exam only. Joins the caller's transaction, which holds the exam.
 */
@ApplicationScoped
public class AnnouncingExams {
  private static final String LISTED =
      """
      select exists (
          select 1 from expectation e where e.exam_id = :exam and e.has_roster) as stated,
        (select coalesce(json_agg(s.student_id order by s.student_id), '[]')
          from expected_student s where s.exam_id = :exam) as expected,
        (select coalesce(json_agg(a.student_id order by a.student_id), '[]')
          from absence a where a.exam_id = :exam) as absent
      """;

  private final ExamRepository exams;
  private final Rows rows;
  private final Outbox outbox;

  AnnouncingExams(ExamRepository exams, Rows rows, Outbox outbox) {
    this.exams = exams;
    this.rows = rows;
    this.outbox = outbox;
  }

  /**
   * Who writes an exam.
   *
   * @param stated whether somebody said who is expected
   */
  record Listed(boolean stated, List<Integer> expected, List<Integer> absent) {}

  /** Tells what stands now of an exam, after its list or an absence has changed. */
  public Uni<Void> announce(UUID examId) {
    return exams.required(examId).flatMap(this::announce);
  }

  Uni<Void> announce(Exam exam) {
    return rows.one(LISTED, Listed.class, Map.of("exam", exam.id))
        .flatMap(
            listed ->
                outbox.append(
                    exam.defined(listed.stated() ? listed.expected() : null, listed.absent())));
  }
}
