package org.korrigo.grading.release;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the secretariat asks for.
 *
 * @param exceptions copies that are not given to anyone: those that cannot be, and those that shall
 *     not be
 */
record NewRelease(Set<UUID> exceptions) {

  NewRelease {
    exceptions = exceptions == null ? Set.of() : Set.copyOf(exceptions);
  }

  /** The same text for the same request, in whatever order the exceptions came. */
  String request() {
    return "release but " + new TreeSet<>(exceptions);
  }
}
