package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.exams.UploadMode;

/** The ledger of sides in the database. */
@ApplicationScoped
class ScanSideRepository implements PanacheRepositoryBase<ScanSide, ScanSide.SideId> {

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

  /** What is wrong with the open sides of a job, in the order of its files. */
  Uni<List<JobView.Fault>> faults(ScanJob job) {
    Uni<List<ScanSide>> open =
        job.kind == UploadMode.BATCH_A3
            ? list(
                "id.uploadId = ?1 and state = ?2 order by id.sideNumber",
                job.uploadId,
                SideState.OPEN)
            : list(
                "select s from ScanSide s join ExamPdf p on p.uploadId = s.id.uploadId where"
                    + " p.jobId = ?1 and s.state = ?2 order by p.position, s.id.sideNumber",
                job.id,
                SideState.OPEN);
    return open.map(
        rows ->
            rows.stream()
                .map(row -> new JobView.Fault(row.id.uploadId(), row.id.sideNumber(), row.reason))
                .toList());
  }
}
