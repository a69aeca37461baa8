package org.korrigo.exams.booklet;

import java.util.UUID;

/**
 * Where a page comes from. Whatever persons do with a page afterwards, this stays.
 *
 * @param bookletId the booklet as which it was cut from the scan
 * @param page its place in that booklet, from 1
 * @param turn by how many degrees it was turned clockwise since: 0, 90, 180 or 270
 */
public record PageOrigin(UUID bookletId, int page, int turn) {

  /** The page turned further. */
  public PageOrigin turned(int degrees) {
    return new PageOrigin(bookletId, page, Math.floorMod(turn + degrees, 360));
  }

  /** The page as it was cut, not turned. */
  public PageOrigin asCut() {
    return new PageOrigin(bookletId, page, 0);
  }

  /** Whether it is the same piece of paper, however turned. */
  public boolean samePage(PageOrigin other) {
    return bookletId.equals(other.bookletId) && page == other.page;
  }
}
