package org.korrigo.identification.exam;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * Who must know what becomes of an exam; called in the transaction of the change, in the exam's
 * turn.
 */
public interface ExamListener {

  /** Who writes it, the error that is tolerated, or the release of its results changed. */
  Uni<Void> examChanged(UUID examId);

  /** The exam is no more. */
  Uni<Void> examDeleted(UUID examId);
}
