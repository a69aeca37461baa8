package org.korrigo.exams.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.row.Rows;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideMark;

/**
 * Which sides stand against the hand-over of a copy: open ones, those that their job has not come
 * to, or not again, and, until that job is done, those that it has decided: what it used is in no
 * copy before, and what it put aside is open again if it is cancelled. A side is of the copy's
 * sheets if
 *
 * <ul>
 *   <li>it lies within a sheet of which the copy has a page: between the first and the last side
 *       from which that sheet was cut, whatever was done with its pages since; or
 *   <li>it was taken out of a sheet of which the copy has a page, and taken up again, be it a sheet
 *       that a person made; or
 *   <li>it seems to be a side of one of the copy's sheets, scanned again, or seemed to be one
 *       before it was read again, wherever it lies; or
 *   <li>it lies between two sheets of the same copy: the nearest used side before it and the
 *       nearest used side after it, in the same upload, both have a page in the copy; or
 *   <li>it lies beside a copy that is not whole, which has fewer sheets, cut by a job or made of
 *       two folded sides each, than the copies of its upload were said to have: the nearest used
 *       side before it or after it has a page in the copy, and it is of no annex; or
 *   <li>it is of an annex that follows one of the copy's sheets, whatever speaks against its being
 *       the copy's.
 * </ul>
 *
 * Any other such side at the border of two whole copies, at either end of an upload, or of a run
 * that was never cut stands against no copy, as nothing says whose it is; it stands against the
 * certificate.
 */
@ApplicationScoped
public class CopyLedger {
  private static final String UNSETTLED =
      """
      with page as (
        select p.origin_id, p.origin_page
        from copy_booklet c join booklet_page p on p.booklet_id = c.booklet_id
        where c.copy_id = :copy),
      sheet as (
        select o.upload_id, o.start_page, o.end_page, o.paper from booklet o
        where o.id in (select origin_id from page) and o.pages_origin is null),
      own as (
        select distinct s.upload_id, s.side_number, s.booklet_id,
          jsonb_array_length(s.pages) = 2 as is_folded
        from page p join scan_side s
          on s.booklet_id = p.origin_id and s.pages @> to_jsonb(p.origin_page)
        where s.state = 'USED'),
      made as (
        select o.id from booklet o
        where o.id in (select origin_id from page) and o.pages_origin is not null
          and o.paper = 'SHEET'),
      scan as (
        select upload_id from sheet
        union select c.upload_id from scan_side c
        where c.booklet_id in (select origin_id from page)),
      side as (
        select s.*, coalesce(j.state <> 'DONE' and s.decided_at >= j.started_at
          and coalesce(s.decided_by_id, :itself) = :itself, false) as is_being_read
        from scan_side s left join scan_job j on j.upload_id = s.upload_id
        where s.upload_id in (select upload_id from scan)),
      unsettled as (
        select u.id as upload_id, n.side_number, s.booklet_id, s.twin_side,
          t.twin_side as earlier_twin_side,
          s.state is distinct from 'OPEN' as is_pending,
          (select count(*) from sheet t where t.paper <> 'ANNEX')
            + (select count(*) / 2 from own o
              where o.is_folded and o.booklet_id in (select id from made))
            < u.pages_per_copy / e.pages_per_booklet as is_beside_part,
          (select max(o.side_number) from side o where o.upload_id = u.id and o.state = 'USED'
            and not o.is_being_read and o.side_number < n.side_number) as before,
          (select min(o.side_number) from side o where o.upload_id = u.id and o.state = 'USED'
            and not o.is_being_read and o.side_number > n.side_number) as after
        from upload u join exam e on e.id = u.exam_id
        cross join lateral generate_series(1, u.sides) as n (side_number)
        left join side s on s.upload_id = u.id and s.side_number = n.side_number
        left join earlier_twin t on t.upload_id = u.id and t.side_number = n.side_number
        where u.id in (select upload_id from scan)
          and (coalesce(s.state, 'OPEN') = 'OPEN' or s.is_being_read))
      select s.upload_id,
        coalesce(json_agg(s.side_number order by s.side_number)
          filter (where not s.is_pending), '[]') as sides,
        count(*) filter (where s.is_pending) as pending, 0 as in_no_copy
      from unsettled s
      cross join lateral (
        select (s.upload_id, s.before) in (select upload_id, side_number from own) as follows,
          (s.upload_id, s.after) in (select upload_id, side_number from own) as precedes) own_is
      where exists (
          select 1 from annex_leaf l
          where l.upload_id = s.upload_id and s.side_number in (l.front_side, l.back_side)
            and (l.upload_id, l.after_side) in (select upload_id, side_number from own))
        or s.booklet_id in (select origin_id from page)
        or (s.upload_id, s.twin_side) in (select upload_id, side_number from own)
        or (s.upload_id, s.earlier_twin_side) in (select upload_id, side_number from own)
        or exists (
          select 1 from sheet t
          where t.upload_id = s.upload_id and s.side_number between t.start_page and t.end_page)
        or own_is.follows and own_is.precedes
        or (own_is.follows or own_is.precedes) and s.is_beside_part
          and not exists (
            select 1 from annex_leaf l
            where l.upload_id = s.upload_id and s.side_number in (l.front_side, l.back_side))
      group by s.upload_id
      order by s.upload_id
      """;

  private static final String HANDED_OVER_BESIDE =
      """
      select k.id as copy_id from copy k cross join lateral (%s) l
      where k.exam_id = :exam and k.status <> 'STAGING' and exists (
          select 1 from copy_booklet c join booklet_page p on p.booklet_id = c.booklet_id
          where c.copy_id = k.id and p.origin_id in (
            select u.booklet_id from scan_side u where u.state = 'USED' and u.upload_id in (
              select w.upload_id from json_to_recordset(cast(cast(:sides as text) as json))
                as w (upload_id uuid))))
        and exists (
          select 1 from json_array_elements_text(l.sides) as n (side_number)
          join json_to_recordset(cast(cast(:sides as text) as json))
            as w (upload_id uuid, side_number integer)
            on w.side_number = cast(n.side_number as integer) and w.upload_id = l.upload_id)
      order by k.id limit 1
      """
          .formatted(UNSETTLED.replace(":copy", "k.id"));

  private final Rows rows;
  private final CopyQuestions questions;

  CopyLedger(Rows rows, CopyQuestions questions) {
    this.rows = rows;
    this.questions = questions;
  }

  /**
   * Refuses while a side of the copy's sheets is not settled, or nobody has answered what is asked
   * of its scan; joins the caller's session.
   *
   * @throws Problem ledger-open listing uploads and sides, confirmation-required listing questions
   */
  public Uni<Void> requireSettled(UUID copyId) {
    return rows.read(
            UNSETTLED, OpenSides.class, Map.of("copy", copyId, "itself", SideMark.BY_ITSELF))
        .invoke(unsettled -> refuse(copyId, unsettled))
        .chain(() -> questions.requireAnswered(copyId));
  }

  /**
   * Refuses if open sides would stand against the hand-over of a copy that was handed over; joins
   * the caller's session.
   *
   * @param sides open ones of one exam
   * @throws Problem copy-handed-over naming the copy
   */
  public Uni<Void> requireBesideNoneHandedOver(UUID examId, Collection<SideNumber> sides) {
    return sides.isEmpty()
        ? Uni.createFrom().voidItem()
        : rows.read(
                HANDED_OVER_BESIDE,
                HandedOver.class,
                Map.of("exam", examId, "sides", Rows.json(sides), "itself", SideMark.BY_ITSELF))
            .invoke(CopyLedger::refuse)
            .replaceWithVoid();
  }

  private record HandedOver(UUID copyId) {}

  private static void refuse(List<HandedOver> beside) {
    if (!beside.isEmpty()) {
      UUID copyId = beside.getFirst().copyId();
      throw new Problem(
              ProblemType.COPY_HANDED_OVER,
              "The copy "
                  + copyId
                  + " was handed to grading, and a side that would be open again lies among its"
                  + " sheets: if something is on it, take the side up again instead.")
          .with("copy_id", copyId);
    }
  }

  private static void refuse(UUID copyId, List<OpenSides> unsettled) {
    if (!unsettled.isEmpty()) {
      throw OpenSides.problem("The copy cannot be handed over", unsettled).with("copy_id", copyId);
    }
  }
}
