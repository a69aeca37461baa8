package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

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

  /** What is wrong with the open sides of an upload, in their order. */
  Uni<List<JobView.Fault>> faults(UUID uploadId) {
    return list("id.uploadId = ?1 and state = ?2 order by id.sideNumber", uploadId, SideState.OPEN)
        .map(
            rows ->
                rows.stream()
                    .map(row -> new JobView.Fault(row.id.sideNumber(), row.reason))
                    .toList());
  }
}
