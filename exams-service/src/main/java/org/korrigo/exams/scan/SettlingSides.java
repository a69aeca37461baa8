package org.korrigo.exams.scan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.row.Rows;

/** The ledger of sides for persons' actions, in the caller's transaction. */
@ApplicationScoped
public class SettlingSides {
  private static final String COLUMNS =
      "select s.upload_id, s.side_number, s.state, s.booklet_id, s.pages, s.reason,"
          + " s.decided_by_id, s.decided_at from scan_side s";
  private static final String OF_BOOKLETS =
      COLUMNS
          + " where s.booklet_id in (select cast(i.value as uuid) from"
          + " json_array_elements_text(cast(cast(:booklets as text) as json)) as i (value))"
          + " order by s.upload_id, s.side_number";
  private static final String OF_NUMBERS =
      COLUMNS
          + " join json_to_recordset(cast(cast(:sides as text) as json))"
          + " as w (upload_id uuid, side_number integer)"
          + " on w.upload_id = s.upload_id and w.side_number = s.side_number"
          + " join upload u on u.id = s.upload_id and u.exam_id = :exam"
          + " order by s.upload_id, s.side_number";
  private static final String EXAM =
      """
      select u.exam_id as id, exists (
        select 1 from scan_job j where j.state = 'DONE' and (j.upload_id = u.id
          or j.id = (select p.job_id from exam_pdf p where p.upload_id = u.id))) as is_done
      from upload u where u.id = :upload
      """;
  private static final String SETTLE =
      """
      update scan_side s set state = m.state, booklet_id = m.booklet_id, pages = m.pages,
        reason = m.reason, decided_by_id = m.decided_by_id, decided_at = m.decided_at
      from json_to_recordset(cast(cast(:marks as text) as json)) as m (upload_id uuid,
        side_number integer, state text, booklet_id uuid, pages jsonb, reason text,
        decided_by_id text, decided_at timestamptz)
      where s.upload_id = m.upload_id and s.side_number = m.side_number
      """;

  private final UploadRepository uploads;
  private final Rows rows;

  SettlingSides(UploadRepository uploads, Rows rows) {
    this.uploads = uploads;
    this.rows = rows;
  }

  /**
   * A side of an upload.
   *
   * @param sideNumber from 1
   */
  public record SideNumber(UUID uploadId, int sideNumber) {

    /** The number of a side. */
    public static SideNumber of(SideMark side) {
      return new SideNumber(side.uploadId(), side.sideNumber());
    }
  }

  /**
   * The exam of an upload whose job is done; before, the whole upload can still be taken back.
   *
   * @throws Problem not-found, or conflict while the job is not done
   */
  public Uni<UUID> examOf(UUID uploadId) {
    return rows.read(EXAM, Read.class, Map.of("upload", uploadId))
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("upload", uploadId))
                    .exam(uploadId));
  }

  private record Read(UUID id, boolean isDone) {
    UUID exam(UUID uploadId) {
      if (!isDone) {
        throw new Problem(
                ProblemType.CONFLICT,
                "The job of upload " + uploadId + " is not done: wait for it, or cancel it.")
            .with("upload_id", uploadId);
      }
      return id;
    }
  }

  /** The file of an upload, or a not-found problem. */
  public Uni<StoredFile> fileOf(UUID uploadId) {
    return uploads
        .findById(uploadId)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("upload", uploadId))
        .map(upload -> upload.file);
  }

  /** What became of the sides that were cut as these booklets. */
  public Uni<List<SideMark>> cutAs(Collection<UUID> bookletIds) {
    return rows.read(OF_BOOKLETS, SideMark.class, Map.of("booklets", Rows.json(bookletIds)));
  }

  /** What became of these sides of an exam; those that are unknown or not settled are left out. */
  public Uni<List<SideMark>> numbered(UUID examId, Collection<SideNumber> sides) {
    return rows.read(OF_NUMBERS, SideMark.class, Map.of("exam", examId, "sides", Rows.json(sides)));
  }

  /**
   * Writes what becomes of sides.
   *
   * @throws Problem stale-version if one of them was just left to its job again
   */
  public Uni<Void> settle(List<SideMark> marks) {
    return marks.isEmpty()
        ? Uni.createFrom().voidItem()
        : rows.change(SETTLE, Map.of("marks", Rows.json(marks)))
            .invoke(settled -> requireAll(settled, marks.size()))
            .replaceWithVoid();
  }

  private static void requireAll(int settled, int wanted) {
    if (settled != wanted) {
      throw new Problem(
          ProblemType.STALE_VERSION, "The scan of one of the sides is just read again.");
    }
  }
}
