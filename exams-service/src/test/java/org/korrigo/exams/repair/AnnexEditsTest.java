package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.scan.SideMark;
import org.korrigo.exams.scan.SideState;

/** What was proposed may be no more true when the annexes are cut. */
class AnnexEditsTest {
  private static final UUID UPLOAD = UUID.randomUUID();
  private static final UUID COPY = UUID.randomUUID();
  private static final UUID SHEET = UUID.randomUUID();
  private static final Instant NOW = Instant.EPOCH;

  @Test
  void anAnnexComesAfterItsSheet() {
    Desk desk = desk(SHEET, SideState.OPEN);
    ChosenLeaf leaf = leaf();

    AnnexEdits.put(desk, List.of(leaf));

    assertThat(desk.booklets(COPY)).extracting(Sheaf::id).containsExactly(SHEET, leaf.id());
  }

  @ParameterizedTest
  @EnumSource(value = SideState.class, mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
  void aSideThatWasDecidedMeanwhileIsLeftAsItIs(SideState state) {
    assertStale(desk(SHEET, state));
  }

  @Test
  void nothingFollowsASheetThatLeftItsCopyMeanwhile() {
    assertStale(desk(UUID.randomUUID(), SideState.OPEN));
  }

  private static void assertStale(Desk desk) {
    assertThatThrownBy(() -> AnnexEdits.put(desk, List.of(leaf())))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.STALE_VERSION));
  }

  /** A copy with a sheet, and a leaf of which the back is in this state. */
  private static Desk desk(UUID sheet, SideState back) {
    Sheaf booklet = new Sheaf(sheet, false, List.of(new Leaf(new PageOrigin(sheet, 1, 0), true)));
    return new Desk(
        Map.of(COPY, List.of(booklet)),
        List.of(
            side(1, SideState.USED, sheet, List.of(1)),
            side(3, SideState.OPEN, null, List.of()),
            side(4, back, null, List.of())),
        List.of(),
        "secretariat",
        NOW);
  }

  private static SideMark side(int number, SideState state, UUID booklet, List<Integer> pages) {
    return new SideMark(UPLOAD, number, state, booklet, pages, null, null, NOW);
  }

  private static ChosenLeaf leaf() {
    AnnexProposal proposal =
        new AnnexProposal(
            UPLOAD,
            1,
            3,
            4,
            false,
            false,
            0,
            null,
            0.9,
            null,
            SideState.OPEN,
            SideState.OPEN,
            null,
            COPY,
            false,
            SHEET);
    return new ChosenLeaf(UUID.randomUUID(), proposal, COPY, 0);
  }
}
