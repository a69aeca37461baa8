package org.korrigo.exams.exam;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** What goes on with an exam in a worker's own time: implemented by the feature that does it. */
public interface BackgroundWork {

  /**
   * Waits for the steps that are under way and lets none begin before the caller's transaction
   * ends. A step holds its job before its exam: who wants both asks for the jobs first.
   */
  Uni<Void> hold(UUID examId);
}
