package org.korrigo.grading.copy;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Frees copies whose corrector has gone silent; several replicas may do it at once. */
@ApplicationScoped
class LockSweeper {
  private static final Logger LOG = Logger.getLogger(LockSweeper.class);

  private final LockingCopies lockingCopies;

  LockSweeper(LockingCopies lockingCopies) {
    this.lockingCopies = lockingCopies;
  }

  /** One round: every lock that has expired by now, each in a transaction of its own. */
  @Scheduled(
      every = "{korrigo.lock.sweep}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return lockingCopies
        .expired(Instant.now())
        .onItem()
        .transformToMulti(expired -> Multi.createFrom().iterable(expired))
        .onItem()
        .transformToUniAndConcatenate(this::expire)
        .collect()
        .asList()
        .replaceWithVoid();
  }

  /** One copy that cannot be freed keeps no other one locked. */
  private Uni<Void> expire(UUID copyId) {
    return lockingCopies
        .expire(copyId, Instant.now())
        .onFailure()
        .invoke(failure -> LOG.errorf(failure, "A lock could not be freed: copy=%s", copyId))
        .onFailure()
        .recoverWithNull();
  }
}
