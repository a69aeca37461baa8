package org.korrigo.exams.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.repair.NewAnnexes.PlacedLeaf;

/** Which annexes a person means, and where they go. */
final class ChoosingAnnexes {
  private static final Set<Integer> TURNS = Set.of(0, 90, 180, 270);

  private ChoosingAnnexes() {}

  /**
   * The leaves, in order.
   *
   * @param asked null for all of which nothing speaks against the proposal
   * @throws Problem invalid-request for what cannot be meant, conflict for a leaf that waits no
   *     more
   */
  static List<ChosenLeaf> of(List<PlacedLeaf> asked, List<AnnexProposal> leaves) {
    if (asked == null) {
      return leaves.stream()
          .filter(AnnexProposal::isPlain)
          .map(leaf -> new ChosenLeaf(UUID.randomUUID(), leaf, leaf.copyId(), leaf.turn()))
          .toList();
    }
    Map<Integer, AnnexProposal> byNumber =
        leaves.stream().collect(Collectors.toMap(AnnexProposal::leaf, Function.identity()));
    requireSound(asked, byNumber);
    return asked.stream()
        .map(placed -> chosen(placed, byNumber.get(placed.leaf())))
        .sorted((one, other) -> Integer.compare(one.leaf().leaf(), other.leaf().leaf()))
        .toList();
  }

  private static ChosenLeaf chosen(PlacedLeaf placed, AnnexProposal leaf) {
    if (!leaf.waits()) {
      throw new Problem(
              ProblemType.CONFLICT, "Annex " + leaf.leaf() + " waits no more: it was decided.")
          .with("leaf", leaf.leaf());
    }
    return new ChosenLeaf(
        UUID.randomUUID(),
        leaf,
        placed.copyId() == null ? leaf.copyId() : placed.copyId(),
        placed.turn() == null ? leaf.turn() : placed.turn());
  }

  private static void requireSound(List<PlacedLeaf> asked, Map<Integer, AnnexProposal> byNumber) {
    List<Violation> violations = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < asked.size(); i++) {
      PlacedLeaf placed = asked.get(i);
      AnnexProposal leaf = byNumber.get(placed.leaf());
      String where = "leaves[" + i + "].";
      if (leaf == null) {
        violations.add(new Violation(where + "leaf", "is none of this upload"));
      } else if (!seen.add(placed.leaf())) {
        violations.add(new Violation(where + "leaf", "is given twice"));
      } else if (leaf.waits() && placed.copyId() == null && leaf.copyId() == null) {
        violations.add(
            new Violation(where + "copy_id", "must be given: no copy is proposed for this annex"));
      }
      if (placed.turn() != null && !TURNS.contains(placed.turn())) {
        violations.add(new Violation(where + "turn", "must be 0, 90, 180 or 270"));
      }
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
  }
}
