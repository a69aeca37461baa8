package org.korrigo.exams.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/**
 * What can be done with booklets on the desk: pages and booklets go elsewhere, and each page takes
 * its white zone along. A zone is rather kept than lost: who asks otherwise names the pages that
 * bear a name.
 */
final class BookletEdits {
  private BookletEdits() {}

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
    Leaf moved = leaves.remove(IdentityPages.place(page, leaves.size(), "page"));
    if (booklet.equals(to.bookletId())) {
      throw Problem.invalid("to_booklet_id", "is the page's own booklet: put its pages in order");
    }
    if (to.bookletId() == null) {
      if (to.copyId() != null) {
        desk.booklets(to.copyId());
      }
      desk.put(Sheaf.made(List.of(bearing(moved, to))), to.copyId(), null);
    } else {
      List<Leaf> target = new ArrayList<>(desk.sheaf(to.bookletId()).leaves());
      int place = to.page() == null ? target.size() : to.page() - 1;
      if (place < 0 || place > target.size()) {
        throw Problem.invalid("to_page", "must be from 1 to " + (target.size() + 1));
      }
      target.add(place, bearing(moved, to));
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
    IdentityPages.requireWithin(identity, leaves.size());
    List<List<Leaf>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    for (int place = 1; place <= leaves.size(); place++) {
      if (starts.contains(place)) {
        parts.add(new ArrayList<>());
      }
      Leaf leaf = leaves.get(place - 1);
      if (identity != null) {
        parts.getLast().add(leaf.said(identity.contains(place)));
      } else {
        parts.getLast().add(parts.getLast().isEmpty() ? leaf.first() : leaf);
      }
    }
    desk.replace(booklet, parts);
  }

  /** Staples booklets together, in this order, at the place of the first. */
  static void merge(Desk desk, List<UUID> booklets, List<Integer> identity) {
    List<Leaf> all = new ArrayList<>();
    booklets.forEach(id -> all.addAll(desk.sheaf(id).leaves()));
    booklets.stream().skip(1).forEach(desk::take);
    desk.replace(
        booklets.getFirst(), List.of(identity == null ? all : IdentityPages.on(all, identity)));
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

  private static Leaf bearing(Leaf moved, PageTarget to) {
    return to.bearsIdentity() == null ? moved : moved.said(to.bearsIdentity());
  }
}
