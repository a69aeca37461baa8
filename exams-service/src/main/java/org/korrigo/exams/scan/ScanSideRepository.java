package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.exams.row.Rows;

/** The ledger of sides in the database. */
@ApplicationScoped
class ScanSideRepository implements PanacheRepositoryBase<ScanSide, ScanSide.SideId> {
  private static final String FAULTS =
      """
      with wanted as (
        select cast(i.value as uuid) as id
        from json_array_elements_text(cast(cast(:jobs as text) as json)) as i (value)),
      file as (
        select j.id as job_id, j.upload_id, 0 as position
        from wanted w join scan_job j on j.id = w.id where j.upload_id is not null
        union all
        select p.job_id, p.upload_id, p.position
        from wanted w join exam_pdf p on p.job_id = w.id),
      fault as (
        select f.job_id, s.upload_id, s.side_number as side, s.reason as message,
          row_number() over (partition by f.job_id order by f.position, s.side_number) as place,
          count(*) over (partition by f.job_id) as total
        from file f join scan_side s on s.upload_id = f.upload_id and s.state = 'OPEN')
      select job_id, upload_id, side, message, total from fault
      where place <= :most order by job_id, place
      """;

  private static final String KEEP_TWINS =
      """
      insert into earlier_twin (upload_id, side_number, twin_side)
      select upload_id, side_number, twin_side from scan_side
      where upload_id = :upload and state = 'OPEN' and decided_by_id is null
        and twin_side is not null
      on conflict do nothing
      """;

  private static final String FORGET_TWINS = "delete from earlier_twin where upload_id = :upload";

  private final Rows rows;

  ScanSideRepository(Rows rows) {
    this.rows = rows;
  }

  /** The sides of an upload that have their state. */
  Uni<List<Integer>> settled(UUID uploadId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(
                        "select id.sideNumber from ScanSide where id.uploadId = ?1", Integer.class)
                    .setParameter(1, uploadId)
                    .getResultList());
  }

  /**
   * Keeps which sides seem to be others, scanned again, before they are read again: until then they
   * have no state, and the copies of which they may be sides wait as before. In the caller's
   * transaction.
   */
  Uni<Void> keepTwins(UUID uploadId) {
    return rows.change(KEEP_TWINS, Map.of("upload", uploadId)).replaceWithVoid();
  }

  /** All sides of an upload have their state again; in the caller's transaction. */
  Uni<Void> forgetTwins(UUID uploadId) {
    return rows.change(FORGET_TWINS, Map.of("upload", uploadId)).replaceWithVoid();
  }

  /** What is wrong with the open sides of jobs, by job: one statement for any number of them. */
  Uni<Map<UUID, OpenFaults>> faults(List<ScanJob> jobs) {
    if (jobs.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    List<UUID> ids = jobs.stream().map(job -> job.id).toList();
    return rows.read(
            FAULTS, OpenFault.class, Map.of("jobs", Rows.json(ids), "most", OpenFaults.MOST))
        .map(
            found ->
                found.stream()
                    .collect(
                        Collectors.groupingBy(
                            OpenFault::jobId,
                            Collectors.collectingAndThen(
                                Collectors.toList(), ScanSideRepository::ofOneJob))));
  }

  private record OpenFault(UUID jobId, UUID uploadId, int side, String message, int total) {}

  private static OpenFaults ofOneJob(List<OpenFault> found) {
    return new OpenFaults(
        found.getFirst().total(),
        found.stream()
            .map(fault -> new JobView.Fault(fault.uploadId(), fault.side(), fault.message()))
            .toList());
  }
}
