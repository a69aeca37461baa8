package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Counts an exam's copies and pupils by one statement, in the session of its caller. */
@ApplicationScoped
class Progress {
  private static final String COUNT =
      """
      select c.reading, c.waiting, c.automatic + c.by_person as decided, c.automatic, c.by_person,
        c.not_on_list, c.skipped, c.total,
        (select count(*) from jsonb_array_elements(e.absent_students) a
          where e.expected_students is null or e.expected_students @> a.value) as absent,
        jsonb_array_length(e.expected_students) as expected,
        case when e.expected_students is not null then (
          select count(*) from (
            select cast(cast(x.value as text) as integer) as student_id from jsonb_array_elements(e.expected_students) x
            except select cast(cast(a.value as text) as integer) from jsonb_array_elements(e.absent_students) a
            except select r.student_id from ocr_result r where r.exam_id = :exam) as missing) end as without_copy
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
