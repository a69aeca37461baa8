package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.exams.row.Rows;

/** Who was absent, in the caller's transaction. */
@ApplicationScoped
class Absences {
  private static final String OF =
      """
      select w.student_id, a.student_id is not null as is_absent, a.reason, a.actor_id, a.marked_at
      from (select cast(i.value as integer) as student_id
        from json_array_elements_text(cast(cast(:students as text) as json)) as i (value)) w
      left join absence a on a.exam_id = :exam and a.student_id = w.student_id
      """;
  private static final String FORGET =
      """
      delete from absence where exam_id = :exam and student_id in (
        select m.student_id
        from json_to_recordset(cast(cast(:marks as text) as json)) as m (student_id integer))
      """;
  private static final String MARK =
      """
      insert into absence (exam_id, student_id, reason, actor_id, marked_at)
      select cast(:exam as uuid), m.student_id, m.reason, m.actor_id, m.marked_at
      from json_to_recordset(cast(cast(:marks as text) as json))
        as m (student_id integer, is_absent boolean, reason text, actor_id text,
          marked_at timestamptz)
      where m.is_absent
      """;

  private final Rows rows;

  Absences(Rows rows) {
    this.rows = rows;
  }

  /** Whether each of these pupils was absent. */
  Uni<List<AbsenceMark>> of(UUID examId, Collection<Integer> students) {
    return students.isEmpty()
        ? Uni.createFrom().item(List.of())
        : rows.read(OF, AbsenceMark.class, Map.of("exam", examId, "students", Rows.json(students)));
  }

  /** Writes who was absent and who was not. */
  Uni<Void> write(UUID examId, List<AbsenceMark> marks) {
    if (marks.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Map<String, Object> values = Map.of("exam", examId, "marks", Rows.json(marks));
    return rows.change(FORGET, values).chain(() -> rows.change(MARK, values)).replaceWithVoid();
  }
}
