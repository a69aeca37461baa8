package org.korrigo.grading.journal;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/** Copies whose journal has no row any more. */
final class LostJournals implements JournalChain.Walk {

  @Override
  public Iterable<CheckedJournal> next(Row row) {
    int last = row.getInteger("head_place");
    return List.of(
        new CheckedJournal(
            row.getUUID("copy_id"),
            0,
            null,
            List.of(
                new JournalFault(
                    1, FaultKind.MISSING, "No row is left, of at least %d.".formatted(last)))));
  }

  @Override
  public Iterable<CheckedJournal> end() {
    return List.of();
  }
}
