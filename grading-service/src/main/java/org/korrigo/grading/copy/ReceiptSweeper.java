package org.korrigo.grading.copy;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Removes the receipts of writes that nobody will send again; several replicas may do it at once.
 */
@ApplicationScoped
class ReceiptSweeper {
  private final Receipts receipts;
  private final Duration kept;

  ReceiptSweeper(Receipts receipts, @ConfigProperty(name = "korrigo.receipt.kept") Duration kept) {
    this.receipts = receipts;
    this.kept = kept;
  }

  /** One round: every receipt that is older than receipts are kept. */
  @Scheduled(
      every = "{korrigo.receipt.sweep}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    Instant before = Instant.now().minus(kept);
    return Multi.createBy()
        .repeating()
        .uni(() -> receipts.forget(before))
        .whilst(forgotten -> forgotten == Receipts.AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
