package org.korrigo.grading.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.copy.StagedCopies.StagedCopy;

/** Which copies of an exam a release gives to their pupils. */
final class ReleasableCopies {
  private ReleasableCopies() {}

  /**
   * Every copy but the exceptions.
   *
   * @param waiting those that are not handed over
   * @throws Problem not-releasable, with each copy and its reason, if one that is not excepted is
   *     not handed over, not marked or not identified, or if nothing remains; invalid-request if an
   *     exception is no copy of the exam
   */
  static List<OwnedCopy> of(
      List<OwnedCopy> copies, List<StagedCopy> waiting, Set<UUID> exceptions) {
    Set<UUID> strangers = new HashSet<>(exceptions);
    copies.forEach(owned -> strangers.remove(owned.copy().id()));
    waiting.forEach(copy -> strangers.remove(copy.id()));
    if (!strangers.isEmpty()) {
      throw Problem.invalid("exceptions", "are not copies of this exam: " + strangers);
    }
    List<OwnedCopy> wanted =
        copies.stream().filter(owned -> !exceptions.contains(owned.copy().id())).toList();
    List<ObstructedCopy> obstructed =
        ObstructedCopy.among(
            wanted, waiting.stream().filter(copy -> !exceptions.contains(copy.id())).toList());
    if (!obstructed.isEmpty()) {
      throw new Problem(
              ProblemType.NOT_RELEASABLE,
              obstructed.size()
                  + " copies are not handed over, not marked or not identified: finish them or"
                  + " except them.")
          .with("copies", obstructed);
    }
    if (wanted.isEmpty()) {
      throw new Problem(ProblemType.NOT_RELEASABLE, "There is no copy to release.")
          .with("copies", List.of());
    }
    return wanted;
  }
}
