package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.exams.booklet.MadeBooklet;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.BatchPlan.AnnexLeaf;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanThreads;
import org.korrigo.exams.scan.sheet.UnreadableSideException;

/**
 * The last part of a batch's job: the annexes that nobody need be asked about. One whose sheet
 * could not be cut is asked, as is one that cannot be read.
 */
@ApplicationScoped
class CuttingAnnexes {
  private static final String NO_SHEET =
      "The sheet before this annex could not be used: give it to its copy.";

  private final AnnexCutter cutter;
  private final KeepingAnnexes keeping;
  private final KeepingLedger ledger;

  CuttingAnnexes(AnnexCutter cutter, KeepingAnnexes keeping, KeepingLedger ledger) {
    this.cutter = cutter;
    this.keeping = keeping;
    this.ledger = ledger;
  }

  /**
   * Cuts them, after all sheets.
   *
   * @param settled sides of which an earlier attempt or a person has decided
   * @return whether all was done
   */
  boolean cut(
      ScanThreads scan, ClaimedJob job, BatchPlan plan, Set<Integer> settled, BooleanSupplier goOn)
      throws IOException {
    List<AnnexLeaf> due =
        plan.annexes().stream()
            .filter(AnnexLeaf::isSure)
            .filter(leaf -> leaf.sides().stream().noneMatch(settled::contains))
            .toList();
    if (due.isEmpty()) {
      return true;
    }
    Set<Integer> used = DatabaseStep.await(() -> keeping.used(job));
    List<AnnexLeaf> cut = new ArrayList<>();
    for (AnnexLeaf leaf : due) {
      if (used.contains(plan.sheet(leaf.sheet()).recto().side())) {
        cut.add(leaf);
      } else {
        open(job, leaf, NO_SHEET);
      }
    }
    return scan.each(
        cut.size(),
        file -> index -> cut(file, job, cut.get(index)),
        (index, outcome) -> keep(job, cut.get(index), outcome),
        goOn);
  }

  /** A booklet, or why there is none. */
  private record Outcome(Optional<MadeBooklet> booklet, String damage) {}

  private Outcome cut(ScanFile scan, ClaimedJob job, AnnexLeaf leaf) throws IOException {
    UUID id = UUID.randomUUID();
    try {
      MadeBooklet booklet = cutter.cut(id, job.exam(), job.uploadId(), scan, pages(leaf));
      return new Outcome(Optional.of(booklet), null);
    } catch (UnreadableSideException unreadable) {
      return new Outcome(Optional.empty(), LookingAtSides.damage(unreadable));
    }
  }

  private static List<AnnexCutter.Page> pages(AnnexLeaf leaf) {
    return leaf.writtenSides().stream()
        .map(side -> new AnnexCutter.Page(side, leaf.turn(), false))
        .toList();
  }

  private void keep(ClaimedJob job, AnnexLeaf leaf, Outcome outcome) {
    if (outcome.booklet().isEmpty()) {
      open(job, leaf, outcome.damage());
      return;
    }
    DatabaseStep.await(() -> keeping.use(job, leaf, outcome.booklet().get(), Instant.now()));
  }

  private void open(ClaimedJob job, AnnexLeaf leaf, String reason) {
    List<OpenSide> sides = leaf.sides().stream().map(side -> new OpenSide(side, reason)).toList();
    DatabaseStep.await(() -> ledger.open(job, sides, Instant.now()));
  }
}
