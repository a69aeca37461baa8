package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which sheets make a copy: those that follow each other as a copy's sheets do, without a break.
 */
final class Copies {
  private static final String INCOMPLETE =
      "%d sheets do not make up whole copies of %d sheets. Each was proposed as a copy of its own:"
          + " look at them and merge what belongs together. Where no side is open, look whether the"
          + " feeder took two sheets at once.";
  private static final String BY_PLACE =
      "The sheets of a copy look alike: they were put together by their places, %d at a time. Check"
          + " that the names on the sheets of each copy agree, then confirm the scan.";
  private static final String BY_WORD =
      "The sheets of a copy look alike: they were put together by their places, %d at a time, by"
          + " the word of a person that the sides are in order.";

  private final BatchPaper paper;
  private final List<List<Integer>> made = new ArrayList<>();
  private final List<Integer> all = new ArrayList<>();
  private List<Integer> current = new ArrayList<>();
  private boolean regular = true;
  private boolean proven = true;
  private final Map<String, TreeMap<Integer, Integer>> byName = new LinkedHashMap<>();
  private boolean named = true;
  private int single;

  Copies(BatchPaper paper) {
    this.paper = paper;
  }

  /** A side came between: the next sheet begins anew. */
  void interrupted() {
    regular = false;
    giveUp();
  }

  /**
   * The next sheet.
   *
   * @param number its number in the batch
   * @param place which sheet of its copy it is, from 0, where sheets are told apart
   * @param confidence how sure that is
   * @param copy what names its copy, or null
   */
  void sheet(int number, int place, double confidence, String copy) {
    int turn = place % paper.sheetsPerCopy();
    all.add(number);
    named &= copy != null && confidence >= PlanningBatch.SURE;
    Integer other =
        copy == null
            ? null
            : byName.computeIfAbsent(copy, name -> new TreeMap<>()).putIfAbsent(turn, number);
    named &= other == null;
    boolean told = !paper.nameOnEverySheet() || paper.sheetsPerCopy() == 1;
    boolean sure = told && confidence >= PlanningBatch.SURE || paper.sheetsPerCopy() == 1;
    regular &= !told || turn == (all.size() - 1) % paper.sheetsPerCopy();
    proven &= sure;
    if (!sure || turn != current.size()) {
      giveUp();
    }
    if (sure && turn == current.size()) {
      current.add(number);
      if (current.size() == paper.sheetsPerCopy()) {
        made.add(current);
        current = new ArrayList<>();
      }
    } else {
      alone(number);
    }
  }

  /** The copies; each remaining sheet alone. */
  List<List<Integer>> made() {
    if (isNamed()) {
      return byName();
    }
    if (isByPlace()) {
      List<List<Integer>> byPlace = new ArrayList<>();
      for (int i = 0; i < all.size(); i += paper.sheetsPerCopy()) {
        byPlace.add(all.subList(i, i + paper.sheetsPerCopy()));
      }
      return byPlace;
    }
    giveUp();
    return made;
  }

  /**
   * Whether only the order of the sheets says which make a copy, and nobody vouches for it. What is
   * printed tells a first sheet from a second one, but not one pupil's from another's: where the
   * end of a copy and the beginning of the next are missing, the rest looks like a copy.
   */
  boolean areByPlace() {
    return !isNamed() && !paper.inOrder() && made().stream().anyMatch(copy -> copy.size() > 1);
  }

  List<String> notes() {
    if (isNamed()) {
      long alone = byName().stream().filter(copy -> copy.size() < paper.sheetsPerCopy()).count();
      return alone == 0 ? List.of() : List.of(INCOMPLETE.formatted(alone, paper.sheetsPerCopy()));
    }
    if (isByPlace()) {
      return List.of((paper.inOrder() ? BY_WORD : BY_PLACE).formatted(paper.sheetsPerCopy()));
    }
    giveUp();
    return single == 0 ? List.of() : List.of(INCOMPLETE.formatted(single, paper.sheetsPerCopy()));
  }

  /** A name on every sheet shows whether they belong together; the picture need not. */
  private boolean isByPlace() {
    return !proven
        && regular
        && (paper.nameOnEverySheet() || paper.inOrder())
        && all.size() % paper.sheetsPerCopy() == 0;
  }

  /** Where the paper itself names the copy of every sheet, places do not matter. */
  private boolean isNamed() {
    return named && !all.isEmpty();
  }

  private List<List<Integer>> byName() {
    List<List<Integer>> copies = new ArrayList<>();
    for (TreeMap<Integer, Integer> sheets : byName.values()) {
      if (sheets.size() == paper.sheetsPerCopy()) {
        copies.add(List.copyOf(sheets.values()));
      } else {
        sheets.values().forEach(sheet -> copies.add(List.of(sheet)));
      }
    }
    return copies;
  }

  private void giveUp() {
    current.forEach(this::alone);
    current = new ArrayList<>();
  }

  private void alone(int number) {
    made.add(List.of(number));
    single += paper.sheetsPerCopy() > 1 ? 1 : 0;
  }
}
