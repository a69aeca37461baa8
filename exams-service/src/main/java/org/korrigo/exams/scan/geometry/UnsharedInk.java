package org.korrigo.exams.scan.geometry;

/**
 * Ink of two sides, on the grid of 1 mm, that is not at the same place of the other. A copier takes
 * no sheet twice alike: the one is moved as a whole, and then each patch of it a little more, as a
 * side that lies askew moves its corners.
 *
 * @param mine cells of the first that are not in the second
 * @param theirs cells of the second that are not in the first
 */
record UnsharedInk(int mine, int theirs) {
  /** Millimetres that a side may lie elsewhere as a whole. */
  private static final int REACH = 6;

  /** Millimetres that a patch may lie elsewhere besides. */
  private static final int PATCH_REACH = 2;

  private static final int PATCH_HEIGHT = 60;

  /** Compares two sides that lie the same way up. */
  static UnsharedInk of(InkMap mine, InkMap theirs) {
    InkMap wideMine = mine.widened();
    InkMap moved = closest(wideMine, theirs);
    InkMap wideMoved = moved.widened();
    int unsharedMine = 0;
    int unsharedTheirs = 0;
    for (int top = 0; top < mine.height(); top += PATCH_HEIGHT) {
      int bottom = Math.min(top + PATCH_HEIGHT, mine.height());
      for (int patch = 0; patch < mine.patchesAcross(); patch++) {
        UnsharedInk here = inPatch(mine, wideMine, moved, wideMoved, patch, top, bottom);
        unsharedMine += here.mine();
        unsharedTheirs += here.theirs();
      }
    }
    return new UnsharedInk(unsharedMine, unsharedTheirs);
  }

  /** Moved as a whole to where most of it is in the other: first in steps of 2 mm. */
  private static InkMap closest(InkMap wideMine, InkMap theirs) {
    int right = 0;
    int down = 0;
    int most = wideMine.common(theirs);
    for (int y = -REACH; y <= REACH; y += 2) {
      for (int x = -REACH; x <= REACH; x += 2) {
        int common = wideMine.common(theirs, x, y);
        if (common > most) {
          most = common;
          right = x;
          down = y;
        }
      }
    }
    int nearRight = right;
    int nearDown = down;
    for (int y = nearDown - 1; y <= nearDown + 1; y++) {
      for (int x = nearRight - 1; x <= nearRight + 1; x++) {
        int common = wideMine.common(theirs, x, y);
        if (common > most) {
          most = common;
          right = x;
          down = y;
        }
      }
    }
    return theirs.moved(right, down);
  }

  private static UnsharedInk inPatch(
      InkMap mine,
      InkMap wideMine,
      InkMap theirs,
      InkMap wideTheirs,
      int patch,
      int top,
      int bottom) {
    UnsharedInk least = new UnsharedInk(Integer.MAX_VALUE / 2, Integer.MAX_VALUE / 2);
    for (int y = -PATCH_REACH; y <= PATCH_REACH; y++) {
      for (int x = -PATCH_REACH; x <= PATCH_REACH; x++) {
        UnsharedInk here =
            new UnsharedInk(
                mine.missing(wideTheirs, patch, top, bottom, x, y),
                theirs.missing(wideMine, patch, top, bottom, -x, -y));
        if (here.sum() < least.sum()) {
          least = here;
        }
      }
    }
    return least;
  }

  private int sum() {
    return mine + theirs;
  }
}
