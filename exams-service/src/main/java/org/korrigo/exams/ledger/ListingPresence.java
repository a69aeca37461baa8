package org.korrigo.exams.ledger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.page.Pages;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.Rows;

/** Showing who came, of those who were expected and of the others. */
@ApplicationScoped
class ListingPresence {
  /** One row for each pupil who was expected or has a copy; a copy in the pupil's hand wins. */
  static final String PRESENCE =
      """
      select coalesce(e.student_id, c.student_id) as student_id, e.class_name, c.id as copy_id,
        e.student_id is not null as is_expected,
        a.student_id is not null as is_marked_absent,
        case
          when e.student_id is null then 'NOT_ON_THE_LIST'
          when c.id is not null then 'PRESENT'
          when a.student_id is not null then 'ABSENT'
          else 'MISSING'
        end as presence
      from (select * from expected_student where exam_id = :exam) e
      full join (
        select * from copy where exam_id = :exam and student_id is not null) c
        on c.student_id = e.student_id
      left join absence a
        on a.exam_id = :exam and a.student_id = coalesce(e.student_id, c.student_id)
      """;

  private static final String PAGE =
      """
      select p.student_id, p.class_name, p.presence, p.is_marked_absent, p.copy_id
      from (%s) p
      where p.student_id > :after and (:presence = '' or p.presence = :presence)
      order by p.student_id
      limit :rows
      """
          .formatted(PRESENCE);

  private final ExamProgress exams;
  private final Rows rows;

  ListingPresence(ExamProgress exams, Rows rows) {
    this.exams = exams;
    this.rows = rows;
  }

  /**
   * Pupils by their numbers.
   *
   * @param presence only these, or all if null
   * @param after the number of the last pupil seen, or null
   */
  Uni<List<PupilPresence>> page(UUID examId, Presence presence, Integer after, int limit) {
    Map<String, Object> values = new HashMap<>();
    values.put("exam", examId);
    values.put("presence", presence == null ? "" : presence.name());
    values.put("after", after == null ? 0 : after);
    values.put("rows", Pages.rowsToRead(limit));
    return Panache.withSession(
        () -> exams.outline(examId).chain(() -> rows.read(PAGE, PupilPresence.class, values)));
  }
}
