package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Uploads in the database. */
@ApplicationScoped
class UploadRepository implements PanacheRepositoryBase<Upload, UUID> {

  /** The first upload of this content to this exam, or null. */
  Uni<Upload> firstOf(UUID examId, String sha256) {
    return find("examId = ?1 and sha256 = ?2 order by uploadedAt", examId, sha256)
        .range(0, 0)
        .firstResult();
  }
}
