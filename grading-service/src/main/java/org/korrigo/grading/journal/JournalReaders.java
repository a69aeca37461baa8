package org.korrigo.grading.journal;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/** Says which teachers may read a copy's journal: whoever knows copies knows. */
public interface JournalReaders {

  /** Fails with not-found or {@code forbidden} unless the teacher may see the copy. */
  Uni<Void> requireReader(UUID copyId, String teacher, Instant now);
}
