package org.korrigo.exams.repair;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.scan.SideMark;
import org.korrigo.exams.scan.SideState;

/** The rule that no edit may break: pages can neither get lost nor be doubled. */
final class EveryPageOnce {
  private EveryPageOnce() {}

  /**
   * Every page of every used side lies in a booklet once, but for those that lay elsewhere before.
   *
   * @param sides the sides from which the pages were cut
   * @throws IllegalStateException if an edit is wrong
   */
  static void require(
      Collection<Sheaf> before, Collection<Sheaf> after, Collection<SideMark> sides) {
    Set<PageOrigin> lie = new HashSet<>();
    for (Sheaf sheaf : after) {
      for (PageOrigin page : sheaf.origins()) {
        if (!isUsed(page, sides) || !lie.add(page.asCut())) {
          throw new IllegalStateException("a page is doubled, or of a side that is not used");
        }
      }
    }
    for (Sheaf sheaf : before) {
      for (PageOrigin page : sheaf.origins()) {
        if (!lie.contains(page.asCut()) && isUsed(page, sides)) {
          throw new IllegalStateException("a page of a used side is lost");
        }
      }
    }
  }

  private static boolean isUsed(PageOrigin page, Collection<SideMark> sides) {
    return sides.stream()
        .anyMatch(side -> side.state() == SideState.USED && Desk.shows(side, page));
  }
}
