package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class CopyLockRepository implements PanacheRepositoryBase<CopyLock, Integer> {
  private static final int SWEPT_AT_ONCE = 100;

  /** The copy's lock, expired or not, or null. */
  Uni<CopyLock> ofCopy(UUID copyId) {
    return find("copyId", copyId).firstResult();
  }

  /** The locks of some copies, expired or not, in one query. */
  Uni<Map<UUID, CopyLock>> ofCopies(List<UUID> copyIds) {
    return list("copyId in ?1", copyIds)
        .map(found -> found.stream().collect(Collectors.toMap(lock -> lock.copyId, lock -> lock)));
  }

  /** Copies whose lock has expired, the oldest first. */
  Uni<List<UUID>> expired(Instant now) {
    return find("select copyId from CopyLock where expiresAt <= ?1 order by expiresAt", now)
        .project(UUID.class)
        .page(0, SWEPT_AT_ONCE)
        .list();
  }

  /** Takes the lock of a copy away, if there is one. */
  Uni<Void> remove(UUID copyId) {
    return delete("copyId", copyId).replaceWithVoid();
  }
}
