package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Single pupils' files in the database. */
@ApplicationScoped
class ExamPdfRepository implements PanacheRepositoryBase<ExamPdf, UUID> {

  /** Files of an exam in the order in which they came, after a place in it. */
  Uni<List<ExamPdf>> page(UUID examId, Long after, int rows) {
    return (after == null
            ? find("examId = ?1 order by ordinal", examId)
            : find("examId = ?1 and ordinal > ?2 order by ordinal", examId, after))
        .range(0, rows - 1)
        .list();
  }

  /** The files of a job that have no side in the ledger yet, in their order. */
  Uni<List<ExamPdf>> pending(UUID jobId) {
    return list(
        "from ExamPdf p where p.jobId = ?1 and not exists (select 1 from ScanSide s where"
            + " s.id.uploadId = p.uploadId) order by p.position",
        jobId);
  }

  /** The booklets that were made of a job's files, in the files' order. */
  Uni<List<UUID>> booklets(UUID jobId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createQuery(
                        "select s.bookletId from ScanSide s join ExamPdf p on p.uploadId ="
                            + " s.id.uploadId where p.jobId = ?1 and s.id.sideNumber = 1 and"
                            + " s.bookletId is not null order by p.position",
                        UUID.class)
                    .setParameter(1, jobId)
                    .getResultList());
  }
}
