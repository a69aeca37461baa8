package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** One copy against the whole roster, and the pupil whom the assignment gives it. */
final class CopyChoice {
  /**
   * A pupil and what the copy costs as this pupil's.
   *
   * @param rank by which pupils are ranked for a person, with what the file's name says
   */
  record Near(KnownPupil pupil, PairCost cost, double rank) {
    private static final Comparator<Near> BEST_FIRST = by(Near::rank);
    private static final Comparator<Near> CHEAPEST_FIRST = by(near -> near.cost().nats());

    private static Comparator<Near> by(ToDoubleFunction<Near> key) {
      return Comparator.comparingDouble(key).thenComparing(near -> near.pupil().studentId());
    }
  }

  private final CopyReading copy;
  private final double unsureness;
  private final FileName fileName;
  private final List<Near> nearest;

  /** What the copy costs as nobody's: a stranger's, or a pupil's who can have none. */
  private final double nobody;

  /** By the place on the roster. */
  private final Map<Integer, Near> possible = new TreeMap<>();

  private Near chosen;
  private double margin;

  /**
   * Compares a copy with the roster.
   *
   * @param barred pupils who can have none of the copies
   */
  CopyChoice(CopyReading copy, List<KnownPupil> roster, Set<Integer> barred) {
    this.copy = copy;
    ReadingComparison comparison = ReadingComparison.of(copy.reading());
    this.unsureness = comparison.unsureness();
    this.fileName = FileName.of(copy.reading());
    if (!copy.reading().saysSomething()) {
      this.nearest = named(roster);
      this.nobody = 0;
      return;
    }
    List<Near> all = new ArrayList<>();
    for (KnownPupil pupil : roster) {
      PairCost cost = comparison.with(pupil);
      all.add(new Near(pupil, cost, cost.rank() + fileName.rank(pupil)));
    }
    this.nearest = first(all, Near.BEST_FIRST);
    this.nobody = nobody(first(all, Near.CHEAPEST_FIRST), barred);
    for (int place = 0; place < all.size(); place++) {
      Near near = all.get(place);
      if (near.cost().nats() < nobody && !barred.contains(near.pupil().studentId())) {
        possible.put(place, near);
      }
    }
  }

  /** Of a header without a reading, whom the file's name names. */
  private List<Near> named(List<KnownPupil> roster) {
    List<Near> named =
        roster.stream()
            .map(pupil -> new Near(pupil, fileName.cost(pupil), fileName.rank(pupil)))
            .filter(near -> near.rank() < 0)
            .toList();
    return first(named, Near.BEST_FIRST);
  }

  private static List<Near> first(List<Near> all, Comparator<Near> order) {
    return all.stream().sorted(order).limit(ClassMatching.CANDIDATES).toList();
  }

  private static double nobody(List<Near> cheapest, Set<Integer> barred) {
    double least = Double.POSITIVE_INFINITY;
    for (Near near : cheapest) {
      double surprise = Stranger.surprise(near.cost());
      boolean out = barred.contains(near.pupil().studentId());
      least = Math.min(least, near.cost().nats() + (out ? Math.min(0, surprise) : surprise));
    }
    return least;
  }

  /** The places on the roster of the pupils whose it could be. */
  Set<Integer> possible() {
    return possible.keySet();
  }

  /** Below 0 where the pupil is likelier than nobody. */
  double costOf(int place, double impossible) {
    Near near = possible.get(place);
    return near == null ? impossible : near.cost().nats() - nobody;
  }

  void choose(int place, double found) {
    chosen = possible.get(place);
    margin = found;
  }

  CopyReading copy() {
    return copy;
  }

  /** The pupil by the assignment, or null. */
  Near chosen() {
    return chosen;
  }

  /** How much dearer the class becomes if the copy is not the chosen pupil's. */
  double margin() {
    return margin;
  }

  /** How much dearer the copy itself becomes if it is not the chosen pupil's. */
  double ownMargin() {
    double next = nobody;
    for (Near near : possible.values()) {
      next = near.equals(chosen) ? next : Math.min(next, near.cost().nats());
    }
    return next - chosen.cost().nats();
  }

  /** What the name of the copy's file says. */
  FileName fileName() {
    return fileName;
  }

  /** How badly the header was read, in nats a box. */
  double unsureness() {
    return unsureness;
  }

  /** The nearest pupils of the whole roster, best first. */
  List<Near> nearest() {
    return nearest;
  }

  /** The nearest pupils as a person sees them. */
  List<Candidate> candidates() {
    return nearest.stream().map(near -> near.cost().candidate(near.pupil().studentId())).toList();
  }
}
