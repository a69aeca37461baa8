package org.korrigo.exams.repair;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.exams.repair.NewAnnexes.PlacedLeaf;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideMark;

/** Whether a request with a known idempotency key asks for the annexes that were attached by it. */
final class RepeatedAnnexes {
  private final Map<SideNumber, SideMark> sides;
  private final Map<UUID, List<UUID>> copies;

  /**
   * Prepares.
   *
   * @param after how the paper lay when they were attached
   */
  RepeatedAnnexes(Arrangement after) {
    this.sides =
        after.sides().stream().collect(Collectors.toMap(SideNumber::of, Function.identity()));
    this.copies = after.bookletsByCopy();
  }

  /**
   * Whether it asks for the same. A turn is not compared.
   *
   * @param asked null for all of which nothing speaks against the proposal
   * @param leaves all of the upload
   */
  boolean are(List<PlacedLeaf> asked, List<AnnexProposal> leaves) {
    return asked == null ? areAll(leaves) : areNamed(asked, leaves);
  }

  /** All that were attached are plain, and no other plain one waits. */
  private boolean areAll(List<AnnexProposal> leaves) {
    return leaves.stream()
        .allMatch(leaf -> isAttached(leaf) ? leaf.doubt() == null : !leaf.isPlain());
  }

  private boolean areNamed(List<PlacedLeaf> asked, List<AnnexProposal> leaves) {
    Map<Integer, AnnexProposal> byNumber =
        leaves.stream().collect(Collectors.toMap(AnnexProposal::leaf, Function.identity()));
    Set<SideNumber> named = new HashSet<>();
    for (PlacedLeaf placed : asked) {
      AnnexProposal leaf = byNumber.get(placed.leaf());
      if (leaf == null || !isAttached(leaf) || !isIn(placed.copyId(), leaf)) {
        return false;
      }
      named.addAll(leaf.sides());
    }
    return named.equals(sides.keySet());
  }

  private boolean isAttached(AnnexProposal leaf) {
    return sides.keySet().containsAll(leaf.sides());
  }

  private boolean isIn(UUID copyId, AnnexProposal leaf) {
    return copyId == null
        || leaf.writtenSides().stream()
            .allMatch(
                side ->
                    copies.getOrDefault(copyId, List.of()).contains(sides.get(side).bookletId()));
  }
}
