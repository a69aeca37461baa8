package org.korrigo.grading.exam;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Says whether marks were given by an exam's scale: whoever knows copies knows. */
public interface StandingMarks {

  /** Whether any copy of the exam is GRADED, within the caller's transaction. */
  Uni<Boolean> any(UUID examId);
}
