package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ReleasedCopyRepository implements PanacheRepositoryBase<ReleasedCopy, UUID> {
  private static final String OWN =
      """
      from ReleasedCopy released
      where exists (
        select 1 from CopyOwner owner, Student student
        where owner.copyId = released.copyId
        and student.id = owner.studentId
        and student.userId = ?1)
      """;

  private static final String GIVE =
      """
      insert into ReleasedCopy (copyId, examId, releasedAt)
      select copy.id, copy.examId, :at from Copy copy where copy.examId = :exam and copy.id in :ids
      """;

  Uni<List<ReleasedCopy>> ofExam(UUID examId) {
    return list("examId", examId);
  }

  /** By one statement, however many they are. */
  Uni<Void> give(Collection<UUID> copyIds, UUID examId, Instant releasedAt) {
    return copyIds.isEmpty()
        ? Uni.createFrom().voidItem()
        : Panache.getSession()
            .flatMap(
                session ->
                    session
                        .createMutationQuery(GIVE)
                        .setParameter("ids", List.copyOf(copyIds))
                        .setParameter("exam", examId)
                        .setParameter("at", releasedAt)
                        .executeUpdate())
            .replaceWithVoid();
  }

  Uni<Void> takeBack(Collection<UUID> copyIds) {
    return copyIds.isEmpty()
        ? Uni.createFrom().voidItem()
        : delete("copyId in ?1", List.copyOf(copyIds)).replaceWithVoid();
  }

  /** The released copies of the pupil with this account. */
  Uni<List<ReleasedCopy>> ofPupil(String userId) {
    return list(OWN, userId);
  }

  /** A released copy if it belongs to the pupil with this account, else null. */
  Uni<ReleasedCopy> ofPupil(String userId, UUID copyId) {
    return find(OWN + " and released.copyId = ?2", userId, copyId).firstResult();
  }
}
