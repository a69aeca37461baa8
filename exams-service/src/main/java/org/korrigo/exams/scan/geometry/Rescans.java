package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korrigo.exams.scan.geometry.Reading.Part;

/**
 * Sheets that may be an earlier one scanned again although not enough is written on them to prove
 * it: no picture tells the two apart, so that using both is a guess. A rescan follows its sheet, or
 * stands among other sheets that were scanned again; elsewhere two sheets on which next to nothing
 * is written are those of two pupils.
 */
final class Rescans {
  /** Cells of ink that grain and faint lines may add to each of two scans of a side. */
  private static final int GRAIN = 20;

  /** The same, as a part of the ink of a side. */
  private static final double FRINGE = 0.02;

  /** Part of its ink that a side may lose when it is scanned paler. */
  private static final double PALER = 0.2;

  private final List<SideLook> sides;
  private final List<Used> used = new ArrayList<>();

  Rescans(List<SideLook> sides) {
    this.sides = sides;
  }

  /** A sheet that is used. */
  record Used(int place, Part recto, Part verso) {}

  /**
   * An earlier sheet of which this one may be a second scan.
   *
   * @param place which sheet of its copy it is; only those at the same place are compared
   * @param anywhere whether to compare it with all earlier ones, not only with the last
   */
  Optional<Used> before(int place, Part recto, Part verso, boolean anywhere) {
    if (place > 0 && !anywhere && follows(place, recto, verso)) {
      return Optional.empty();
    }
    List<Used> alike = used.stream().filter(sheet -> sheet.place() == place).toList();
    int from = anywhere ? 0 : Math.max(0, alike.size() - 1);
    return alike.subList(from, alike.size()).reversed().stream()
        .filter(sheet -> !isToldApart(sheet.recto(), recto) && !isToldApart(sheet.verso(), verso))
        .findFirst();
  }

  /** Whether the sheet before it in the scan is the one before it in its copy. */
  private boolean follows(int place, Part recto, Part verso) {
    if (used.isEmpty() || used.getLast().place() != place - 1) {
      return false;
    }
    Used last = used.getLast();
    int end = Math.max(last.recto().side(), last.verso().side());
    return Math.min(recto.side(), verso.side()) == end + 1;
  }

  void use(int place, Part recto, Part verso) {
    used.add(new Used(place, recto, verso));
  }

  private boolean isToldApart(Part one, Part other) {
    return areToldApart(strokes(one), strokes(other));
  }

  /**
   * Whether each of two sides, lying the same way up, has ink that the other has not, or one has
   * far more than the other.
   */
  static boolean areToldApart(InkMap mine, InkMap theirs) {
    UnsharedInk unshared = UnsharedInk.of(mine, theirs);
    int both = Math.min(unshared.mine(), unshared.theirs());
    int either = Math.max(unshared.mine(), unshared.theirs());
    double least = Math.min(mine.count(), theirs.count());
    double most = Math.max(mine.count(), theirs.count());
    return both > GRAIN + FRINGE * least || either > GRAIN + PALER * most;
  }

  private InkMap strokes(Part part) {
    InkMap strokes = sides.get(part.side()).strokes();
    return part.turned() ? strokes.upsideDown() : strokes;
  }
}
