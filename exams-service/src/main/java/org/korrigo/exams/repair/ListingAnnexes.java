package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.row.Rows;

/** Showing the annexes of a scan: where each seems to belong, and where it is. */
@ApplicationScoped
class ListingAnnexes {
  private static final String UPLOAD = "select id from upload where id = :upload";

  /** Pages of the exam's copies are found once and joined by the booklet they were cut as. */
  private static final String LEAVES =
      """
      with page as (
        select p.origin_id, p.origin_page, k.id as copy_id, k.status
        from upload u join copy k on k.exam_id = u.exam_id
        join copy_booklet c on c.copy_id = k.id
        join booklet_page p on p.booklet_id = c.booklet_id
        where u.id = :upload),
      placed as (
        select distinct on (origin_id) origin_id, copy_id from page order by origin_id, origin_page)
      select distinct on (l.leaf)
        l.upload_id, l.leaf, l.front_side, l.back_side, l.is_front_white as front_white,
        l.is_back_white as back_white, l.turn, l.back_turn, l.confidence, l.doubt,
        f.state as front_state, b.state as back_state, own.copy_id as in_copy_id,
        t.copy_id, coalesce(t.status, 'STAGING') <> 'STAGING' as handed_over,
        r.booklet_id as sheet_id
      from annex_leaf l
      join scan_side f on f.upload_id = l.upload_id and f.side_number = l.front_side
      left join scan_side b on b.upload_id = l.upload_id and b.side_number = l.back_side
      left join scan_side r on r.upload_id = l.upload_id and r.side_number = l.after_side
        and r.state = 'USED'
      left join placed own on own.origin_id = case f.state when 'USED' then f.booklet_id
        else case b.state when 'USED' then b.booklet_id end end
      left join page t on t.origin_id = r.booklet_id and r.pages @> to_jsonb(t.origin_page)
      where l.upload_id = :upload and l.leaf > :after
      order by l.leaf, t.origin_page limit :rows
      """;

  private final Rows rows;

  ListingAnnexes(Rows rows) {
    this.rows = rows;
  }

  /**
   * The leaves after one of them, one more than the limit if there are more.
   *
   * @throws Problem not-found, or invalid-request for a limit out of range
   */
  Uni<List<AnnexView>> page(UUID uploadId, int after, int limit) {
    int most = Pages.rowsToRead(limit);
    return Panache.withSession(
        () ->
            rows.read(UPLOAD, Id.class, Map.of("upload", uploadId))
                .invoke(found -> requireFound(found, uploadId))
                .chain(() -> proposals(uploadId, after, most))
                .map(leaves -> leaves.stream().map(AnnexProposal::view).toList()));
  }

  private record Id(UUID id) {}

  private static void requireFound(List<Id> found, UUID uploadId) {
    if (found.isEmpty()) {
      throw Problem.notFound("upload", uploadId);
    }
  }

  /** All leaves of a scan, in order. */
  Uni<List<AnnexProposal>> all(UUID uploadId) {
    return proposals(uploadId, 0, Integer.MAX_VALUE);
  }

  private Uni<List<AnnexProposal>> proposals(UUID uploadId, int after, int most) {
    return rows.read(
        LEAVES, AnnexProposal.class, Map.of("upload", uploadId, "after", after, "rows", most));
  }
}
