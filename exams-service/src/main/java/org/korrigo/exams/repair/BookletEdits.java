package org.korrigo.exams.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.scan.SideMark;

/**
 * What can be done with booklets on the desk. Where a cut is corrected (halves, faces, a side
 * upside down), the place in the booklet tells where a name stands, so the white zone for
 * correctors stays at its place; where pages only move, each takes its zone along. A zone is rather
 * kept than lost: who asks otherwise names the pages that bear a name.
 */
final class BookletEdits {
  private static final int HALF = 180;

  private BookletEdits() {}

  /** Turns a page clockwise. */
  static void turnPage(Desk desk, UUID booklet, int page, int degrees) {
    List<Leaf> leaves = new ArrayList<>(desk.sheaf(booklet).leaves());
    int place = place(page, leaves.size(), "page");
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
    desk.replace(booklet, List.of(bearing(ordered, identity)));
  }

  /** Puts a booklet into another copy, a new one if null. */
  static void moveBooklet(Desk desk, UUID booklet, UUID toCopy, Integer position) {
    if (toCopy != null) {
      desk.booklets(toCopy);
    }
    Integer place = position == null ? null : position - 1;
    desk.put(desk.take(booklet), toCopy, place);
  }

  /**
   * Moves a page.
   *
   * @param to where to
   */
  static void movePage(Desk desk, UUID booklet, int page, PageTarget to) {
    List<Leaf> leaves = new ArrayList<>(desk.sheaf(booklet).leaves());
    Leaf moved = leaves.remove(place(page, leaves.size(), "page"));
    if (booklet.equals(to.bookletId())) {
      throw Problem.invalid("to_booklet_id", "is the page's own booklet: put its pages in order");
    }
    if (to.bookletId() == null) {
      if (to.copyId() != null) {
        desk.booklets(to.copyId());
      }
      desk.put(Sheaf.made(List.of(moved.bearing(bears(moved, to)))), to.copyId(), null);
    } else {
      List<Leaf> target = new ArrayList<>(desk.sheaf(to.bookletId()).leaves());
      int place = to.page() == null ? target.size() : to.page() - 1;
      if (place < 0 || place > target.size()) {
        throw Problem.invalid("to_page", "must be from 1 to " + (target.size() + 1));
      }
      target.add(place, moved.bearing(bears(moved, to)));
      desk.replace(to.bookletId(), List.of(target));
    }
    desk.replace(booklet, List.of(leaves));
  }

  /**
   * Where a page goes: into a booklet, or as a booklet of its own into a copy, or into a new copy.
   *
   * @param page its place in that booklet, from 1; null for the end
   * @param bearsIdentity whether a name may stand on it; null for as it was
   */
  record PageTarget(UUID bookletId, Integer page, UUID copyId, Boolean bearsIdentity) {}

  /**
   * Cuts a booklet into several at its staple; they stay in the copy. The first page of each may
   * bear a name unless said otherwise.
   *
   * @param firstPages places, from 2, at which a booklet begins
   * @param identity places, from 1, in the present booklet of pages on which a name may stand; null
   *     for the first of each and those which bore one
   */
  static void split(Desk desk, UUID booklet, List<Integer> firstPages, List<Integer> identity) {
    List<Leaf> leaves = desk.sheaf(booklet).leaves();
    Set<Integer> starts = new HashSet<>(firstPages);
    for (int start : starts) {
      if (start < 2 || start > leaves.size()) {
        throw Problem.invalid("first_pages", "must be from 2 to " + leaves.size());
      }
    }
    List<List<Leaf>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (int place = 1; place <= leaves.size(); place++) {
      if (starts.contains(place)) {
        parts.add(new ArrayList<>());
      }
      Leaf leaf = leaves.get(place - 1);
      boolean bears =
          identity == null
              ? leaf.bearsIdentity() || parts.getLast().isEmpty()
              : identity.contains(place);
      parts.getLast().add(leaf.bearing(bears));
    }
    desk.replace(booklet, parts);
  }

  /** Staples booklets together, in this order, at the place of the first. */
  static void merge(Desk desk, List<UUID> booklets, List<Integer> identity) {
    List<Leaf> all = new ArrayList<>();
    booklets.forEach(id -> all.addAll(desk.sheaf(id).leaves()));
    booklets.stream().skip(1).forEach(desk::take);
    desk.replace(booklets.getFirst(), List.of(identity == null ? all : bearing(all, identity)));
  }

  /**
   * Makes a copy of these booklets in this order. What it takes leaves other copies, what it no
   * longer has becomes a copy of its own.
   */
  static void compose(Desk desk, UUID copy, List<UUID> wanted) {
    List<Sheaf> rest =
        desk.booklets(copy).stream().filter(sheaf -> !wanted.contains(sheaf.id())).toList();
    if (!rest.isEmpty()) {
      desk.put(desk.take(rest.getFirst().id()), null, null);
      UUID own = desk.copyOf(rest.getFirst().id());
      rest.stream().skip(1).forEach(sheaf -> desk.put(desk.take(sheaf.id()), own, null));
    }
    wanted.forEach(id -> desk.put(desk.take(id), copy, null));
  }

  private static boolean bears(Leaf moved, PageTarget to) {
    return to.bearsIdentity() == null ? moved.bearsIdentity() : to.bearsIdentity();
  }

  private static List<Leaf> bearing(List<Leaf> leaves, List<Integer> identity) {
    return IntStream.rangeClosed(1, leaves.size())
        .mapToObj(
            place -> {
              Leaf leaf = leaves.get(place - 1);
              return leaf.bearing(
                  identity == null ? leaf.bearsIdentity() || place == 1 : identity.contains(place));
            })
        .toList();
  }

  /** Exchanges two pages; whether a name may stand there stays with the place. */
  private static void exchange(List<Leaf> leaves, int one, int other) {
    boolean bearsOne = leaves.get(one).bearsIdentity();
    boolean bearsOther = leaves.get(other).bearsIdentity();
    Collections.swap(leaves, one, other);
    leaves.set(one, leaves.get(one).bearing(bearsOne));
    leaves.set(other, leaves.get(other).bearing(bearsOther));
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

  private static int place(int page, int pages, String field) {
    if (page < 1 || page > pages) {
      throw Problem.invalid(field, "must be from 1 to " + pages);
    }
    return page - 1;
  }
}
