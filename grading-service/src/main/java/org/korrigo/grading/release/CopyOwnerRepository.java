package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CopyOwnerRepository implements PanacheRepositoryBase<CopyOwner, UUID> {

  /** The other copies of the exam that are a pupil's; none for nobody. */
  Uni<List<CopyOwner>> others(UUID copyId, UUID examId, Integer studentId) {
    return studentId == null
        ? Uni.createFrom().item(List.of())
        : list("examId = ?1 and studentId = ?2 and copyId <> ?3", examId, studentId, copyId);
  }

  /** The copy's row, made now if this is the first decision about it. */
  Uni<CopyOwner> known(UUID copyId, UUID examId) {
    return findById(copyId, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .switchTo(() -> persist(CopyOwner.undecided(copyId, examId)));
  }
}
