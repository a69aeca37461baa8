package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class ReleasedCopyRepository implements PanacheRepositoryBase<ReleasedCopy, UUID> {
  private static final String OWN =
      """
      from ReleasedCopy released
      where exists (
        select 1 from CopyOwner owner, Student student
        where owner.copyId = released.copyId
        and owner.studentId = released.studentId
        and student.id = owner.studentId
        and student.userId = ?1)
      """;

  private static final String GIVE =
      """
      insert into released_copy (copy_id, exam_id, student_id, released_at)
      select copy.id, copy.exam_id, copy_owner.student_id, :at
      from copy left join copy_owner on copy_owner.copy_id = copy.id
      where copy.exam_id = :exam and copy.id = any(:ids)
      """;
  private static final String TAKE_BACK = "delete from released_copy where copy_id = any(:ids)";

  private static final String NAMES =
      """
      select released.copyId, student.lastName, student.firstName
      from ReleasedCopy released, CopyOwner owner, Student student
      where released.copyId in ?1 and owner.copyId = released.copyId
      and owner.studentId = released.studentId and student.id = owner.studentId and student.lastName is not null
      """;

  /** To which pupil a copy was given. */
  record GivenCopy(UUID copyId, Integer studentId) {}

  /** Whose a released copy is. */
  record Name(UUID copyId, String lastName, String firstName) {}

  Uni<List<GivenCopy>> ofExam(UUID examId) {
    return find("select copyId, studentId from ReleasedCopy where examId = ?1", examId)
        .project(GivenCopy.class)
        .list();
  }

  /** What the owners of those of some copies that are released are called, by copy. */
  Uni<Map<UUID, String>> names(List<UUID> copyIds) {
    return find(NAMES, copyIds)
        .project(Name.class)
        .list()
        .map(
            found ->
                found.stream()
                    .collect(
                        Collectors.toMap(
                            Name::copyId, name -> name.lastName() + " " + name.firstName())));
  }

  /** By one statement, however many they are. */
  Uni<Void> give(Collection<UUID> copyIds, UUID examId, Instant releasedAt) {
    return copyIds.isEmpty()
        ? Uni.createFrom().voidItem()
        : Panache.getSession()
            .flatMap(
                session ->
                    session
                        .createNativeQuery(GIVE)
                        .setParameter("ids", copyIds.toArray(UUID[]::new))
                        .setParameter("exam", examId)
                        .setParameter("at", releasedAt.atOffset(ZoneOffset.UTC))
                        .executeUpdate())
            .replaceWithVoid();
  }

  /** By one statement, however many they are. */
  Uni<Void> takeBack(Collection<UUID> copyIds) {
    return copyIds.isEmpty()
        ? Uni.createFrom().voidItem()
        : Panache.getSession()
            .flatMap(
                session ->
                    session
                        .createNativeQuery(TAKE_BACK)
                        .setParameter("ids", copyIds.toArray(UUID[]::new))
                        .executeUpdate())
            .replaceWithVoid();
  }

  /**
   * The released copies that were given to the pupil with this account and are still the pupil's.
   */
  Uni<List<ReleasedCopy>> ofPupil(String userId) {
    return list(OWN, userId);
  }

  /**
   * A released copy if it was given to the pupil with this account and is the pupil's, else null.
   */
  Uni<ReleasedCopy> ofPupil(String userId, UUID copyId) {
    return find(OWN + " and released.copyId = ?2", userId, copyId).firstResult();
  }
}
