package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.korrigo.grading.journal.Journal;
import org.korrigo.grading.journal.MarkChange;

/** What a corrector says about the copy as a whole. */
@ApplicationScoped
class AppreciatingCopies {
  private final Correcting correcting;
  private final Journal journal;

  AppreciatingCopies(Correcting correcting, Journal journal) {
    this.correcting = correcting;
    this.journal = journal;
  }

  /** Writes the general remark, or takes it back with null. */
  Uni<Void> appreciate(UUID copyId, Corrector corrector, String text) {
    return Panache.withTransaction(
        () ->
            correcting
                .open(copyId, corrector)
                .flatMap(
                    copy -> {
                      String before = copy.summary().globalAppreciation();
                      return Objects.equals(before, text)
                          ? Uni.createFrom().voidItem()
                          : journal.record(
                              copy.change(new MarkChange.OfAppreciation(before, text)));
                    }));
  }
}
