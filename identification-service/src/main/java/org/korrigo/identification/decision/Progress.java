package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Counts an exam's copies and pupils by one statement, in the session of its caller. A record that
 * was merged counts as the one into which it was; a pupil who left does not count.
 */
@ApplicationScoped
class Progress {
  private static final String COUNT =
      """
      with told as (
        select case when s.removed then s.merged_into else x.id end as now_id, x.expected, x.absent
        from (
          select cast(cast(v.value as text) as integer) as id, true as expected, e.absent_students @> v.value as absent
          from exam e, jsonb_array_elements(e.expected_students) v where e.exam_id = :exam
          union all
          select cast(cast(v.value as text) as integer), false, true
          from exam e, jsonb_array_elements(e.absent_students) v where e.exam_id = :exam) x
        left join roster_student s on s.student_id = x.id),
      pupil as (
        select now_id, bool_and(absent) as absent from told
        where expected and now_id is not null group by now_id)
      select c.reading, c.waiting, c.automatic + c.by_person as decided, c.automatic, c.by_person,
        c.not_on_list, c.skipped, c.total,
        case when e.expected_students is null
          then (select count(distinct now_id) from told where absent and now_id is not null)
          else (select count(*) from pupil where absent) end as absent,
        case when e.expected_students is not null then (select count(*) from pupil) end as expected,
        case when e.expected_students is not null then (
          select count(*) from pupil where not absent and not exists (
            select 1 from ocr_result r where r.exam_id = :exam and r.student_id = pupil.now_id)) end as without_copy
      from (
        select count(*) filter (where state = 'READING') as reading,
          count(*) filter (where state = 'WAITING') as waiting,
          count(*) filter (where state = 'DECIDED' and decision = 'AUTO') as automatic,
          count(*) filter (where state = 'DECIDED' and decision = 'MANUAL') as by_person,
          count(*) filter (where state = 'UNLISTED') as not_on_list,
          count(*) filter (where state = 'WAITING' and skipped_at > 'epoch') as skipped,
          count(*) as total
        from ocr_result where exam_id = :exam) as c
      left join exam e on e.exam_id = :exam
      """;

  /** How far an exam is. */
  Uni<ProgressView> of(UUID examId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(COUNT, Object[].class)
                    .setParameter("exam", examId)
                    .getSingleResult())
        .map(Progress::view);
  }

  private static ProgressView view(Object[] row) {
    return new ProgressView(
        number(row[0]),
        number(row[1]),
        number(row[2]),
        number(row[3]),
        number(row[4]),
        number(row[5]),
        number(row[6]),
        number(row[8]),
        numberOrNull(row[9]),
        numberOrNull(row[10]),
        number(row[7]));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private static Long numberOrNull(Object value) {
    return value == null ? null : number(value);
  }
}
