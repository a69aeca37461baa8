package org.korrigo.exams.ledger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.ledger.LedgerView.Copies;
import org.korrigo.exams.ledger.LedgerView.Roster;
import org.korrigo.exams.ledger.LedgerView.Sheets;
import org.korrigo.exams.row.Rows;

/** Showing the ledger of an exam: a fixed number of statements for any number of sides. */
@ApplicationScoped
class ReadingLedger {
  private static final String UPLOADS =
      """
      with placed as (
        select p.origin_id, p.origin_page from booklet b
        join copy_booklet c on c.booklet_id = b.id join booklet_page p on p.booklet_id = b.id
        where b.exam_id = :exam)
      select u.id as upload_id, u.sha256, u.uploaded_at, u.actor_id as uploaded_by_id,
        j.id as job_id, j.finished_at is null or j.state = 'FAILED' as job_running,
        json_build_object(
          'fed', u.sides,
          'used', count(*) filter (where s.state = 'USED'),
          'discarded', count(*) filter (where s.state = 'DISCARDED'),
          'blank', count(*) filter (where s.state = 'BLANK'),
          'open', count(*) filter (where s.state = 'OPEN'),
          'pending', u.sides - count(s.side_number)) as sides,
        case when u.vouched_by_id is null then u.question end as question,
        (select coalesce(json_agg(json_build_object(
            'confirmed_by_id', w.actor_id, 'confirmed_at', w.confirmed_at,
            'question', w.question, 'fold', w.fold, 'sides_read_again', w.sides_read_again,
            'taken_back_at', w.taken_back_at) order by w.id), '[]')
          from confirmation w where w.upload_id = u.id) as confirmations,
        count(*) filter (where s.state = 'USED' and exists (
          select 1 from jsonb_array_elements(s.pages) as n (page)
          where (s.booklet_id, cast(n.page as integer))
            not in (select origin_id, origin_page from placed))) as in_no_copy
      from upload u
      left join exam_pdf f on f.upload_id = u.id
      join scan_job j
        on j.id = coalesce(f.job_id, (select b.id from scan_job b where b.upload_id = u.id))
      left join scan_side s on s.upload_id = u.id
      where u.exam_id = :exam
      group by u.id, j.id
      order by u.uploaded_at, u.id
      """;

  /** A person may have made one booklet of several folded sheets. */
  private static final String SHEETS =
      """
      select
        (select e.sheets from expectation e join exam x on x.id = e.exam_id
          where e.exam_id = :exam and x.upload_mode = 'BATCH_A3') as expected,
        coalesce(sum(greatest(1, (o.folded_sides + 1) / 2)), 0) as received
      from (
        select b.id, count(s.side_number) as folded_sides
        from booklet b
        left join scan_side s on s.booklet_id = b.id and s.state = 'USED'
          and jsonb_array_length(s.pages) = 2
        where b.paper <> 'ANNEX' and b.id in (
          select p.origin_id from booklet l join copy_booklet c on c.booklet_id = l.id
          join booklet_page p on p.booklet_id = l.id
          where l.exam_id = :exam)
        group by b.id) o
      """;

  private static final String COPIES =
      """
      select
        case when exists (select 1 from expectation e where e.exam_id = :exam and e.has_roster)
          then (
            select count(*) from expected_student e
            where e.exam_id = :exam and (not exists (
              select 1 from absence a
              where a.exam_id = e.exam_id and a.student_id = e.student_id)
            or exists (
              select 1 from copy h
              where h.exam_id = e.exam_id and h.student_id = e.student_id)))
        end as expected,
        count(*) as received,
        count(*) filter (where c.is_identified) as identified,
        count(*) filter (where not c.is_identified) as unidentified,
        count(*) filter (where c.status <> 'STAGING') as handed_over
      from copy c where c.exam_id = :exam
      """;
  private static final String ROSTER =
      """
      select count(*) filter (where is_expected) as expected,
        count(*) filter (where presence = 'PRESENT') as present,
        count(*) filter (where presence = 'ABSENT') as absent,
        count(*) filter (where presence = 'MISSING') as missing,
        count(*) filter (where presence = 'NOT_ON_THE_LIST') as not_on_the_list,
        count(*) filter (where presence = 'PRESENT' and is_marked_absent) as absent_with_copy
      from (%s) p
      having exists (select 1 from expectation e where e.exam_id = :exam and e.has_roster)
      """
          .formatted(ListingPresence.PRESENCE);

  private final ExamProgress exams;
  private final Rows rows;

  ReadingLedger(ExamProgress exams, Rows rows) {
    this.exams = exams;
    this.rows = rows;
  }

  /** The ledger of an exam as it is at one moment, or a not-found problem. */
  Uni<LedgerView> of(UUID examId) {
    return Panache.withTransaction(() -> rows.oneMoment().chain(() -> inSession(examId)));
  }

  /** The same in the caller's session. */
  Uni<LedgerView> inSession(UUID examId) {
    Map<String, UUID> exam = Map.of("exam", examId);
    return exams
        .outline(examId)
        .chain(() -> rows.read(UPLOADS, UploadAccount.class, exam))
        .flatMap(uploads -> with(examId, uploads, exam));
  }

  private Uni<LedgerView> with(UUID examId, List<UploadAccount> uploads, Map<String, UUID> exam) {
    return rows.one(SHEETS, Sheets.class, exam)
        .flatMap(
            sheets ->
                rows.one(COPIES, Copies.class, exam)
                    .flatMap(
                        copies ->
                            rows.read(ROSTER, Roster.class, exam)
                                .map(
                                    roster ->
                                        LedgerView.of(
                                            examId,
                                            uploads,
                                            sheets,
                                            copies,
                                            roster.isEmpty() ? null : roster.getFirst()))));
  }
}
