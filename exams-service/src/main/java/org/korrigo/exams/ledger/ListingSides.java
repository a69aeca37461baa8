package org.korrigo.exams.ledger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.page.Pages;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.Rows;

/** Showing sides, upload by upload. */
@ApplicationScoped
class ListingSides {
  private static final String PAGE =
      """
      select s.upload_id, u.uploaded_at, s.side_number, s.state, s.reason, s.decided_by_id, s.decided_at,
        (select coalesce(json_agg(distinct b.id), '[]')
          from jsonb_array_elements(s.pages) as n (page)
          join booklet b on b.id = s.booklet_id and b.pages_origin is null
            or b.pages_origin @> jsonb_build_array(
              jsonb_build_object('booklet_id', s.booklet_id, 'page', n.page))
          join copy_booklet c on c.booklet_id = b.id
          where s.state = 'USED') as booklet_ids
      from scan_side s join upload u on u.id = s.upload_id
      where u.exam_id = :exam %s
      order by u.uploaded_at, u.id, s.side_number
      limit :rows
      """;
  private static final String OF_STATE = " and s.state = :state";
  private static final String OF_UPLOAD = " and s.upload_id = :upload";
  private static final String AFTER =
      " and (u.uploaded_at, u.id, s.side_number) > (:lastUploadedAt, :lastUpload, :lastSide)";

  private final ExamProgress exams;
  private final Rows rows;

  ListingSides(ExamProgress exams, Rows rows) {
    this.exams = exams;
    this.rows = rows;
  }

  /**
   * Sides after one of them.
   *
   * @param state only these, or null
   * @param uploadId only of this upload, or null
   * @param after the last side seen, or null
   */
  Uni<List<SideView>> page(UUID examId, String state, UUID uploadId, SideCursor after, int limit) {
    StringBuilder where = new StringBuilder();
    Map<String, Object> values = new HashMap<>();
    values.put("exam", examId);
    values.put("rows", Pages.rowsToRead(limit));
    if (state != null) {
      where.append(OF_STATE);
      values.put("state", state);
    }
    if (uploadId != null) {
      where.append(OF_UPLOAD);
      values.put("upload", uploadId);
    }
    if (after != null) {
      where.append(AFTER);
      values.put("lastUploadedAt", after.uploadedAt().atOffset(ZoneOffset.UTC));
      values.put("lastUpload", after.uploadId());
      values.put("lastSide", after.sideNumber());
    }
    String sql = PAGE.formatted(where);
    return Panache.withSession(
        () -> exams.outline(examId).chain(() -> rows.read(sql, SideView.class, values)));
  }
}
