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
  private static final String LEAVES =
      """
      select l.upload_id, l.leaf, l.front_side, l.back_side, l.is_front_white as front_white,
        l.is_back_white as back_white, l.turn, l.back_turn, l.confidence, l.doubt,
        f.state as front_state, b.state as back_state,
        (select c.copy_id
          from booklet_page p join copy_booklet c on c.booklet_id = p.booklet_id
          where p.origin_id = case f.state when 'USED' then f.booklet_id
            else case b.state when 'USED' then b.booklet_id end end
          limit 1) as in_copy_id,
        t.copy_id, coalesce(t.status, 'STAGING') <> 'STAGING' as handed_over,
        r.booklet_id as sheet_id
      from annex_leaf l
      join scan_side f on f.upload_id = l.upload_id and f.side_number = l.front_side
      left join scan_side b on b.upload_id = l.upload_id and b.side_number = l.back_side
      left join scan_side r on r.upload_id = l.upload_id and r.side_number = l.after_side
        and r.state = 'USED'
      left join lateral (
        select k.id as copy_id, k.status
        from booklet_page p join copy_booklet c on c.booklet_id = p.booklet_id
        join copy k on k.id = c.copy_id
        where p.origin_id = r.booklet_id and r.pages @> to_jsonb(p.origin_page)
        order by p.origin_page limit 1) t on true
      where l.upload_id = :upload and l.leaf > :after
      order by l.leaf limit :rows
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
