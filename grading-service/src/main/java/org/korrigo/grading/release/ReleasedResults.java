package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Which copies' results are out, for whoever audits; within the caller's session. */
@ApplicationScoped
public class ReleasedResults {
  /** The {@code reason} of the EXPORT by which a copy's result was given to its pupil. */
  public static final String GIVEN = "released";

  /** The {@code reason} of the EXPORT by which a copy's result was taken back. */
  public static final String TAKEN_BACK = "withdrawn";

  private final ReleasedCopyRepository released;

  ReleasedResults(ReleasedCopyRepository released) {
    this.released = released;
  }

  /** Whether a pupil was given the copy's result. */
  public Uni<Boolean> include(UUID copyId) {
    return released.count("copyId", copyId).map(rows -> rows > 0);
  }
}
