package org.korrigo.exams.ledger;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.row.Rows;

/**
 * Which open sides stand against the hand-over of a copy. A side is of the copy's sheets if
 *
 * <ul>
 *   <li>it lies within a sheet of which the copy has a page: between the first and the last side
 *       from which that sheet was cut, whatever was done with its pages since; or
 *   <li>it was taken out of a sheet of which the copy has a page, and taken up again; or
 *   <li>it lies between two sheets of the same copy: the nearest used side before it and the
 *       nearest used side after it, in the same upload, both have a page in the copy.
 *   <li>it is of an annex that follows one of the copy's sheets, whatever speaks against its being
 *       the copy's.
 * </ul>
 *
 * Any other open side at the border of two copies, at either end of an upload, or of a run that was
 * never cut stands against no copy, as nothing says whose it is; it stands against the certificate.
 */
@ApplicationScoped
public class CopyLedger {
  private static final String OPEN =
      """
      with page as (
        select p.origin_id, p.origin_page
        from copy_booklet c join booklet_page p on p.booklet_id = c.booklet_id
        where c.copy_id = :copy),
      sheet as (
        select o.upload_id, o.start_page, o.end_page from booklet o
        where o.id in (select origin_id from page) and o.pages_origin is null),
      own as (
        select s.upload_id, s.side_number
        from page p join scan_side s
          on s.booklet_id = p.origin_id and s.pages @> to_jsonb(p.origin_page)
        where s.state = 'USED')
      select s.upload_id, json_agg(s.side_number order by s.side_number) as sides, 0 as pending
      from scan_side s
      where s.state = 'OPEN' and s.upload_id in (
        select o.upload_id from booklet o where o.id in (select origin_id from page))
      and (
        exists (
          select 1 from annex_leaf l
          where l.upload_id = s.upload_id and s.side_number in (l.front_side, l.back_side)
            and (l.upload_id, l.after_side) in (select upload_id, side_number from own))
        or s.booklet_id in (select origin_id from page)
        or exists (
          select 1 from sheet t
          where t.upload_id = s.upload_id and s.side_number between t.start_page and t.end_page)
        or (s.upload_id, (
            select max(n.side_number) from scan_side n
            where n.upload_id = s.upload_id and n.state = 'USED'
              and n.side_number < s.side_number)) in (select upload_id, side_number from own)
          and (s.upload_id, (
            select min(n.side_number) from scan_side n
            where n.upload_id = s.upload_id and n.state = 'USED'
              and n.side_number > s.side_number)) in (select upload_id, side_number from own))
      group by s.upload_id
      order by s.upload_id
      """;

  private final Rows rows;

  CopyLedger(Rows rows) {
    this.rows = rows;
  }

  /**
   * Refuses while a side of the copy's sheets is open; joins the caller's session.
   *
   * @throws Problem ledger-open listing uploads and sides
   */
  public Uni<Void> requireSettled(UUID copyId) {
    return rows.read(OPEN, OpenSides.class, Map.of("copy", copyId))
        .invoke(open -> refuse(copyId, open))
        .replaceWithVoid();
  }

  private static void refuse(UUID copyId, List<OpenSides> open) {
    if (!open.isEmpty()) {
      throw OpenSides.problem("The copy cannot be handed over", open).with("copy_id", copyId);
    }
  }
}
