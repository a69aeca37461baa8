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
 *       from which that sheet was cut; or
 *   <li>it lies between two sheets of the same copy: the nearest used side before it and the
 *       nearest used side after it, in the same upload, both have a page in the copy.
 * </ul>
 *
 * An open side at the border of two copies, at either end of an upload, or of a run that was never
 * cut stands against no copy, as nothing says whose it is; it stands against the certificate.
 */
@ApplicationScoped
public class CopyLedger {
  private static final String OPEN =
      """
      with sheet as (
        select distinct b.upload_id, b.start_page, b.end_page
        from copy_booklet c join booklet b on b.id = c.booklet_id
        where c.copy_id = :copy)
      select s.upload_id, json_agg(s.side_number order by s.side_number) as sides, 0 as pending
      from scan_side s
      where s.state = 'OPEN' and s.upload_id in (select upload_id from sheet)
      and (
        exists (
          select 1 from sheet t
          where t.upload_id = s.upload_id and s.side_number between t.start_page and t.end_page)
        or (
          exists (
            select 1 from copy_booklet c where c.copy_id = :copy and c.booklet_id = (
              select n.booklet_id from scan_side n
              where n.upload_id = s.upload_id and n.state = 'USED' and n.side_number < s.side_number
              order by n.side_number desc limit 1))
          and exists (
            select 1 from copy_booklet c where c.copy_id = :copy and c.booklet_id = (
              select n.booklet_id from scan_side n
              where n.upload_id = s.upload_id and n.state = 'USED' and n.side_number > s.side_number
              order by n.side_number limit 1))))
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
