package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the numbers of sides behind each copy say, in a batch of copies of one sheet each. */
class AnnexCountsTest {
  private static final List<Integer> FIRST = List.of(1);
  private static final List<Integer> SECOND = List.of(2);

  @Test
  void aSheetIsInItsCopyOrInNone() {
    AnnexCounts counts = new AnnexCounts(List.of(List.of(1, 2), List.of(3, 4)));

    assertThat(counts.copyOf(4)).containsExactly(3, 4);
    assertThat(counts.copyOf(5)).isEmpty();
  }

  @Test
  void copiesWithAsManyAreRegular() {
    assertThat(counts(2, 2, 2).isRegular()).isTrue();
    assertThat(counts(2, 4, 2).isRegular()).isFalse();
    assertThat(counts(0, 0, 0).isRegular()).as("no annexes").isFalse();
    assertThat(counts(2).isRegular()).as("one copy").isFalse();
  }

  @Test
  void sidesOfNoCopyAreNotCounted() {
    AnnexCounts counts = counts(2, 2);

    counts.add(List.of(), 4, false);

    assertThat(counts.isRegular()).isTrue();
  }

  @Test
  void copiesWithASideThatMayHaveBeenScannedTwiceAreNotRegular() {
    AnnexCounts counts = counts(2, 2, 0);

    counts.add(List.of(3), 2, true);

    assertThat(counts.isRegular()).isFalse();
  }

  @Test
  void moreThanUsualBeforeACopyWithLessMayBeTheNextOnes() {
    assertThat(counts(4, 0, 2, 2).mayBeNext(FIRST)).isTrue();
    assertThat(counts(4, 2, 2, 2).mayBeNext(FIRST)).as("the next has as many").isFalse();
    assertThat(counts(2, 0, 2, 2).mayBeNext(FIRST)).as("no more than usual").isFalse();
    assertThat(counts(2, 4).mayBeNext(SECOND)).as("there is no next one").isFalse();
  }

  @Test
  void whatMayBeASecondScanFillsNoGapOfTheNextCopy() {
    AnnexCounts counts = counts(4, 0, 2, 2);

    counts.add(SECOND, 2, true);

    assertThat(counts.mayBeNext(FIRST)).isTrue();
  }

  @Test
  void farMoreThanAnyOtherIsAPile() {
    assertThat(counts(0, 0, 6).isPile(List.of(3))).isTrue();
    assertThat(counts(0, 0, 4).isPile(List.of(3))).as("two leaves").isFalse();
    assertThat(counts(4, 4, 8).isPile(List.of(3))).as("twice as many").isFalse();
    assertThat(counts(4, 4, 10).isPile(List.of(3))).isTrue();
    assertThat(counts(40).isPile(FIRST)).as("nothing to compare with").isFalse();
  }

  @Test
  void onlyTheFirstOrTheLastWithLessIsAShift() {
    assertThat(counts(0, 2, 2).isShifted()).isTrue();
    assertThat(counts(2, 2, 0).isShifted()).isTrue();
    assertThat(counts(2, 0, 2).isShifted()).isFalse();
    assertThat(counts(4, 2, 2).isShifted()).isFalse();
    assertThat(counts(2).isShifted()).isFalse();
  }

  @Test
  void theLastCopysOnlyOneMayBeASecondScanOfAnothers() {
    AnnexCounts counts = counts(2, 2, 0);

    counts.add(List.of(3), 2, true);

    assertThat(counts.isShifted()).isTrue();
  }

  private static AnnexCounts counts(int... sides) {
    AnnexCounts counts =
        new AnnexCounts(IntStream.rangeClosed(1, sides.length).mapToObj(List::of).toList());
    for (int copy = 1; copy <= sides.length; copy++) {
      counts.add(List.of(copy), sides[copy - 1], false);
    }
    return counts;
  }
}
