package org.korrigo.exams.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.scan.SideMark;

/**
 * What can be done with the pages of one booklet on the desk. Where a cut is corrected (halves,
 * faces, a side upside down), the place in the booklet tells where a name stands, so the white zone
 * for correctors stays at its place. The page that had one keeps it too until a person says
 * otherwise.
 */
final class PageEdits {
  private static final int HALF = 180;

  private PageEdits() {}

  /** Turns a page clockwise. */
  static void turnPage(Desk desk, UUID booklet, int page, int degrees) {
    List<Leaf> leaves = new ArrayList<>(desk.sheaf(booklet).leaves());
    int place = IdentityPages.place(page, leaves.size(), "page");
    leaves.set(place, leaves.get(place).turned(degrees));
    desk.replace(booklet, List.of(leaves));
  }

  /**
   * Turns what was scanned as one side: its one page, or both its pages upside down, which makes
   * them change places.
   */
  static void turnSide(Desk desk, UUID booklet, SideMark side, int degrees) {
    List<Leaf> leaves = new ArrayList<>(desk.sheaf(booklet).leaves());
    List<Integer> places = places(leaves, side, booklet);
    if (places.size() > 1 && degrees != HALF) {
      throw Problem.invalid("degrees", "must be 180: this side was cut into several pages");
    }
    places.forEach(place -> leaves.set(place, leaves.get(place).turned(degrees)));
    if (places.size() == 2) {
      exchange(leaves, places.get(0), places.get(1));
    }
    desk.replace(booklet, List.of(leaves));
  }

  /** Exchanges the two pages of a side. */
  static void swapHalves(Desk desk, UUID booklet, SideMark side) {
    List<Leaf> leaves = new ArrayList<>(desk.sheaf(booklet).leaves());
    List<Integer> places = places(leaves, side, booklet);
    if (places.size() != 2) {
      throw Problem.invalid("side_number", "was not cut into two pages");
    }
    exchange(leaves, places.get(0), places.get(1));
    desk.replace(booklet, List.of(leaves));
  }

  /**
   * Exchanges recto and verso: of [P1 P2 P3 P4] the recto was [P4 | P1] and the verso [P2 | P3], so
   * the right order is [P3 P4 P1 P2]; of two single pages the second comes first.
   */
  static void swapFaces(Desk desk, UUID booklet) {
    List<Leaf> leaves = new ArrayList<>(desk.sheaf(booklet).leaves());
    if (leaves.size() != 2 && leaves.size() != 4) {
      throw Problem.invalid("booklet", "has " + leaves.size() + " pages; faces have 2 or 4");
    }
    int half = leaves.size() / 2;
    for (int place = 0; place < half; place++) {
      exchange(leaves, place, place + half);
    }
    desk.replace(booklet, List.of(leaves));
  }

  /**
   * Puts the pages in another order.
   *
   * @param order the present places, from 1, in the new order: each once
   * @param identity places, from 1, in the new order on which a name may stand; null for the first
   *     and those which bore one
   */
  static void order(Desk desk, UUID booklet, List<Integer> order, List<Integer> identity) {
    List<Leaf> leaves = desk.sheaf(booklet).leaves();
    boolean whole =
        order.size() == leaves.size()
            && IntStream.rangeClosed(1, leaves.size()).allMatch(order::contains);
    if (!whole) {
      throw Problem.invalid("order", "must name each of 1 to " + leaves.size() + " once");
    }
    List<Leaf> ordered = order.stream().map(place -> leaves.get(place - 1)).toList();
    desk.replace(booklet, List.of(IdentityPages.on(ordered, identity)));
  }

  /** Exchanges two pages; whether a name may stand there stays with the place. */
  private static void exchange(List<Leaf> leaves, int one, int other) {
    Leaf wasOne = leaves.get(one);
    Leaf wasOther = leaves.get(other);
    leaves.set(one, wasOther.inPlaceOf(wasOne));
    leaves.set(other, wasOne.inPlaceOf(wasOther));
  }

  /** Where the pages of a side lie in a booklet: all of them do. */
  private static List<Integer> places(List<Leaf> leaves, SideMark side, UUID booklet) {
    List<Integer> places =
        IntStream.range(0, leaves.size())
            .filter(place -> Desk.shows(side, leaves.get(place).origin()))
            .boxed()
            .toList();
    if (places.isEmpty() || places.size() != side.pages().size()) {
      throw new Problem(
              ProblemType.CONFLICT,
              "The booklet does not have all pages of side "
                  + side.sideNumber()
                  + " of upload "
                  + side.uploadId()
                  + ": turn or order single pages instead.")
          .with("booklet_id", booklet);
    }
    return places;
  }
}
