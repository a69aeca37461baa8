package org.korrigo.grading.release;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.korrigo.grading.copy.StagedCopies.StagedCopy;

/**
 * A copy whose mark stays where it is, and why.
 *
 * @param reason what would have to change
 */
record ObstructedCopy(UUID copyId, String anonymousId, Obstacle reason) {

  /** Those that something obstructs, by anonymous id. */
  static List<ObstructedCopy> among(List<OwnedCopy> copies, List<StagedCopy> staged) {
    return Stream.concat(
            among(copies).stream(),
            staged.stream()
                .map(
                    one ->
                        new ObstructedCopy(one.id(), one.anonymousId(), Obstacle.NOT_HANDED_OVER)))
        .sorted(Comparator.comparing(ObstructedCopy::anonymousId))
        .toList();
  }

  /** Those that something obstructs, by anonymous id. */
  static List<ObstructedCopy> among(List<OwnedCopy> copies) {
    return copies.stream()
        .flatMap(
            owned ->
                owned.obstacle().stream()
                    .map(
                        reason ->
                            new ObstructedCopy(
                                owned.copy().id(), owned.copy().anonymousId(), reason)))
        .toList();
  }
}
