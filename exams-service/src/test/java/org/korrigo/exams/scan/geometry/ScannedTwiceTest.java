package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.DrawnPaper.Pupils;
import org.korrigo.exams.scan.geometry.FaultyBatch.Truth;
import org.korrigo.exams.scan.sheet.SidePreview;

/** A sheet that was scanned twice is used once, however little is written on it. */
class ScannedTwiceTest {
  private static final int COPIES = 6;
  private static final int BATCHES = 4;
  private static final Pupils SCARCE = new Pupils(0.05, false, 0);

  /** How the second scan of a sheet comes. */
  private enum Again {
    ALIKE,
    UPSIDE_DOWN,
    VERSO_FIRST,
    ASKEW;

    void of(FaultyBatch batch, int sheet, Random chance) {
      batch.duplicateSheet(sheet);
      switch (this) {
        case ALIKE -> {}
        case UPSIDE_DOWN -> batch.turnSheet(sheet + 1);
        case VERSO_FIRST -> batch.swapFaces(sheet + 1);
        case ASKEW -> {
          batch.skew(2 * sheet + 2, chance.nextDouble(-0.6, 0.6));
          batch.skew(2 * sheet + 3, chance.nextDouble(-0.6, 0.6));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DrawnPaper.class,
      names = {"NATIONAL", "NATIONAL_TWO_SHEETS"})
  void noSheetIsUsedTwiceInSilence(DrawnPaper paper) {
    List<String> silent = new ArrayList<>();
    for (int seed = 0; seed < BATCHES; seed++) {
      Random chance = new Random(seed);
      List<SidePreview> clean = seed % 2 == 0 ? paper.batch(COPIES, chance) : mixed(paper, chance);
      for (int sheet = 0; sheet < clean.size() / 2; sheet++) {
        FaultyBatch batch = new FaultyBatch(clean, List.of());
        Again again = Again.values()[(sheet + seed / 2) % Again.values().length];
        again.of(batch, sheet, chance);
        for (String wrong : verdict(batch, paper).silent()) {
          silent.add("batch %d, sheet %d %s: %s".formatted(seed, sheet, again, wrong));
        }
      }
    }

    assertThat(silent).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DrawnPaper.class,
      names = {"NATIONAL", "NATIONAL_TWO_SHEETS"})
  void sheetsOnWhichLittleIsWrittenAreAskedOnlyNextToEachOther(DrawnPaper paper) {
    for (int seed = 0; seed < BATCHES; seed++) {
      FaultyBatch batch = new FaultyBatch(mixed(paper, new Random(seed)), List.of());

      assertThat(verdict(batch, paper).asked()).isZero();
    }
  }

  @Test
  void whoIsAskedWhetherASideWasScannedTwiceIsToldOfWhichPaperItIs() {
    DrawnPaper paper = DrawnPaper.NATIONAL;
    int twins = 0;
    for (int seed = 0; seed < BATCHES; seed++) {
      Random chance = new Random(seed);
      FaultyBatch batch = new FaultyBatch(mixed(paper, chance), List.of());
      batch.duplicateSheet(1);
      List<Truth> truths = batch.sides().stream().map(FaultyBatch.Side::truth).toList();
      for (OpenSide side : plan(batch, paper).open()) {
        if (side.twin() != null) {
          twins++;
          assertThat(side.twin()).isLessThan(side.side());
          Truth first = truths.get(side.twin() - 1);
          Truth again = truths.get(side.side() - 1);
          assertThat(first.sheet()).isEqualTo(again.sheet());
          assertThat(first.recto()).isEqualTo(again.recto());
        }
      }
    }
    assertThat(twins).isPositive();
  }

  /** Each third sheet is nearly empty, and no two that follow each other. */
  private static List<SidePreview> mixed(DrawnPaper paper, Random chance) {
    List<SidePreview> sides = paper.batch(COPIES, chance);
    List<SidePreview> scarce = paper.batch(COPIES, SCARCE, chance);
    for (int side = 0; side < sides.size(); side++) {
      if (side / 2 % 3 == 1) {
        sides.set(side, scarce.get(side));
      }
    }
    return sides;
  }

  private static PlanVerdict verdict(FaultyBatch batch, DrawnPaper paper) {
    return PlanVerdict.of(plan(batch, paper), batch, paper.known().sheetsPerCopy());
  }

  private static BatchPlan plan(FaultyBatch batch, DrawnPaper paper) {
    BatchPaper known = paper.known();
    return PlanningBatch.plan(batch.looks(known.identityZone()), known);
  }
}
