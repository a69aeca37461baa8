package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Uploads in the database. */
@ApplicationScoped
class UploadRepository implements PanacheRepositoryBase<Upload, UUID> {

  /** Uploads of any of these contents to this exam, the earliest first. */
  Uni<List<Upload>> ofContents(UUID examId, Collection<String> sha256) {
    return list("examId = ?1 and sha256 in ?2 order by uploadedAt, id", examId, sha256);
  }

  Uni<List<Upload>> withIds(Collection<UUID> ids) {
    return list("id in ?1", ids);
  }

  /** The first upload to an exam, or null. */
  Uni<Upload> firstOf(UUID examId) {
    return find("examId = ?1 order by uploadedAt, id", examId).range(0, 0).firstResult();
  }

  /** The first file of a job that has single pupils' files. */
  Uni<Upload> firstFile(UUID jobId) {
    return find(
            "id in (select p.uploadId from ExamPdf p where p.jobId = ?1 and p.position = 1)", jobId)
        .firstResult();
  }

  /** Takes back a batch; its sides and booklets go with it. */
  Uni<Void> withdraw(UUID uploadId) {
    return delete("id = ?1", uploadId).replaceWithVoid();
  }

  /** Takes back all files of a job; their sides and booklets go with them. */
  Uni<Void> withdrawFiles(UUID jobId) {
    return delete("id in (select p.uploadId from ExamPdf p where p.jobId = ?1)", jobId)
        .replaceWithVoid();
  }
}
