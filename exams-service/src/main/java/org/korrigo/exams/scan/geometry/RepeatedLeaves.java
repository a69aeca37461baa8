package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Leaves of single pages that may have been scanned twice, told as folded sheets are: writing that
 * two of them have in common proves it, wherever they lie in the batch ({@link Likeness}); of two
 * that no ink tells apart it cannot be known ({@link Rescans}), unless so many are alike that they
 * were left empty. Which of two is one too many no picture shows: both are in doubt.
 */
final class RepeatedLeaves {
  /** Leaves from which it is learned what is printed on all of them. */
  private static final int FEWEST = 4;

  /** Leaves alike, itself not counted, from which it is one of those left empty. */
  private static final int EMPTY = 2;

  /** Cells of 2 mm with ink that another scan of a side may lack. */
  private static final int GRAIN = 8;

  /** The same, as a part of its ink. */
  private static final double FRINGE = 0.05;

  private static final String TWICE =
      "It seems to be the leaf of side %s, scanned twice: compare them and discard one.";
  private static final String MAYBE_TWICE =
      "Nothing tells it from the leaf of side %s: it may be the same, scanned twice. Discard one if"
          + " it is.";

  private final List<SingleLeaf> leaves;
  private final List<AlignedInk> ink;
  private final List<List<Integer>> alike = new ArrayList<>();
  private final String[] proofs;
  private final String[] suspicions;

  RepeatedLeaves(List<SingleLeaf> leaves) {
    this.leaves = leaves;
    this.proofs = new String[leaves.size()];
    this.suspicions = new String[leaves.size()];
    this.ink = Stream.of(0, 1).map(face -> new AlignedInk(inkOf(face))).toList();
    leaves.forEach(leaf -> alike.add(new ArrayList<>()));
    pairTwins(SingleLeaf::front);
    pairTwins(SingleLeaf::back);
    for (int leaf = 1; leaf < leaves.size(); leaf++) {
      for (int earlier = leaf - 1; earlier >= 0; earlier--) {
        compare(leaf, earlier);
      }
    }
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      pairAlike(leaf);
    }
  }

  /** What is to be said of a leaf that seems to be another one, or null. */
  String proof(int leaf) {
    return proofs[leaf];
  }

  /** What is to be said of a leaf that nothing tells from another one, or null. */
  String suspicion(int leaf) {
    return suspicions[leaf];
  }

  /** Whether a leaf may have been scanned twice. */
  boolean isDoubted(int leaf) {
    return proofs[leaf] != null || suspicions[leaf] != null;
  }

  /** Ink of a face of each leaf; none where it was not scanned. */
  private List<InkMap> inkOf(int face) {
    return leaves.stream()
        .map(SingleLeaf::sides)
        .map(sides -> face < sides.size() ? sides.get(face).ink() : new InkMap())
        .toList();
  }

  /** Pairs the leaves of which one face bears the same writing. */
  private void pairTwins(Function<SingleLeaf, SideLook> face) {
    List<Integer> having =
        IntStream.range(0, leaves.size())
            .filter(leaf -> face.apply(leaves.get(leaf)) != null)
            .filter(leaf -> face.apply(leaves.get(leaf)).isReadable())
            .boxed()
            .toList();
    if (having.size() < FEWEST) {
      return;
    }
    List<SideLook> faces = having.stream().map(leaves::get).map(face).toList();
    AlignedInk aligned = new AlignedInk(faces.stream().map(SideLook::ink).toList());
    InkMap print = aligned.print().or(aligned.print().upsideDown());
    Likeness.Twin[] twins = new Likeness(faces, aligned, print, true).twins();
    for (int i = 0; i < twins.length; i++) {
      if (twins[i].nats() > 0) {
        pair(having.get(i), having.get(twins[i].of()), proofs, TWICE);
      }
    }
  }

  private void compare(int leaf, int earlier) {
    boolean known = alike.get(leaf).size() >= EMPTY && alike.get(earlier).size() >= EMPTY;
    if ((!known || areNeighbours(leaf, earlier)) && isAlike(leaf, earlier)) {
      alike.get(leaf).add(earlier);
      alike.get(earlier).add(leaf);
    }
  }

  /** Two that are like no other, or lie at the same copy. */
  private void pairAlike(int leaf) {
    for (int other : alike.get(leaf)) {
      boolean alone = alike.get(leaf).size() < EMPTY && alike.get(other).size() < EMPTY;
      if (other < leaf && (alone || areNeighbours(leaf, other))) {
        pair(leaf, other, suspicions, MAYBE_TWICE);
      }
    }
  }

  private void pair(int one, int other, String[] doubts, String doubt) {
    say(one, other, doubts, doubt);
    say(other, one, doubts, doubt);
  }

  private void say(int leaf, int same, String[] doubts, String doubt) {
    if (doubts[leaf] == null) {
      doubts[leaf] =
          doubt.formatted(
              leaves.get(same).sides().stream()
                  .map(side -> Integer.toString(side.side()))
                  .collect(Collectors.joining(" and ")));
    }
  }

  /** Whether one lies just after the other. */
  private boolean areNeighbours(int leaf, int earlier) {
    return earlier == leaf - 1 && leaves.get(leaf).run().equals(leaves.get(earlier).run());
  }

  /** Whether no ink tells two leaves apart, lying the same way up or not. */
  private boolean isAlike(int one, int other) {
    List<SideLook> mine = leaves.get(one).sides();
    List<SideLook> theirs = leaves.get(other).sides();
    return mine.size() == theirs.size()
        && !leaves.get(one).isBlank()
        && Stream.concat(mine.stream(), theirs.stream()).allMatch(SideLook::isReadable)
        && (isAlike(one, other, false) || isAlike(one, other, true));
  }

  private boolean isAlike(int one, int other, boolean turned) {
    List<SideLook> mine = leaves.get(one).sides();
    List<SideLook> theirs = leaves.get(other).sides();
    List<Integer> faces = IntStream.range(0, mine.size()).boxed().toList();
    return faces.stream().allMatch(face -> isSimilar(ink.get(face), one, other, turned))
        && faces.stream()
            .noneMatch(
                face ->
                    Rescans.areToldApart(
                        mine.get(face).strokes(), lying(theirs.get(face).strokes(), turned)));
  }

  /** A quick look that few others pass. */
  private static boolean isSimilar(AlignedInk ink, int one, int other, boolean turned) {
    AlignedInk.Aligned mine = ink.of(one, false);
    AlignedInk.Aligned theirs = ink.of(other, turned);
    return isWithin(mine.ink(), theirs.wide()) && isWithin(theirs.ink(), mine.wide());
  }

  private static boolean isWithin(InkMap ink, InkMap wide) {
    int all = ink.count();
    return all - ink.common(wide) <= GRAIN + FRINGE * all;
  }

  private static InkMap lying(InkMap strokes, boolean turned) {
    return turned ? strokes.upsideDown() : strokes;
  }
}
