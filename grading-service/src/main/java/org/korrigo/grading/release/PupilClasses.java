package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The class of each copy's pupil, for statistics that only the secretariat sees; within the
 * caller's session. Tells no pupil.
 */
@ApplicationScoped
public class PupilClasses {
  private final OwnedCopies owned;

  PupilClasses(OwnedCopies owned) {
    this.owned = owned;
  }

  /** Class names by copy, of the copies whose pupils are on the roster, in two queries. */
  public Uni<Map<UUID, String>> ofExam(UUID examId) {
    return owned
        .pupils(examId)
        .map(
            pupils ->
                pupils.entrySet().stream()
                    .filter(entry -> entry.getValue().className != null)
                    .collect(
                        Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().className)));
  }
}
