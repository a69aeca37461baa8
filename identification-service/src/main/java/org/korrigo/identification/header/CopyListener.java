package org.korrigo.identification.header;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.korrigo.identification.matching.Reading;

/**
 * Who must know what becomes of a copy's header; called in the transaction of the change, in the
 * exam's turn.
 */
public interface CopyListener {

  /**
   * A copy was proposed, or its sheets changed. Answers whether its header is still to be read.
   *
   * @param changed whether there are other headers than before
   */
  Uni<Boolean> staged(UUID copyId, UUID examId, String anonymousId, boolean changed);

  /** The copy's headers were read. */
  Uni<Void> read(UUID copyId, UUID examId, Reading reading);

  /** The copy is no more. */
  Uni<Void> discarded(UUID copyId, UUID examId);
}
