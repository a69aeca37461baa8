package org.korrigo.exams.scan;

import static java.util.function.Function.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;

/** As which booklets the sides of a scan were cut. */
record CutSheets(Map<Integer, CutSide> bySide) {

  /**
   * A side that was cut.
   *
   * @param isVerso whether it was cut as the back of its sheet; not known of what a person made
   */
  record CutSide(int sideNumber, UUID bookletId, boolean isVerso) {}

  static CutSheets of(List<CutSide> sides) {
    return new CutSheets(sides.stream().collect(Collectors.toMap(CutSide::sideNumber, identity())));
  }

  /** The booklet that has both sides of a sheet and not the one for the other; else null. */
  UUID of(Sheet sheet) {
    CutSide recto = bySide.get(sheet.recto().side());
    CutSide verso = bySide.get(sheet.verso().side());
    boolean same =
        recto != null
            && verso != null
            && !recto.isVerso()
            && recto.bookletId().equals(verso.bookletId());
    return same ? recto.bookletId() : null;
  }
}
