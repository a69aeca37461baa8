package org.korrigo.exams.repair;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.LoneSide;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.sheet.SideAttitude;

/**
 * A sheet to be made of sides that are in no booklet: open, blank or put aside.
 *
 * @param sides the sides; of a folded sheet first its recto, then its verso
 * @param order places, from 1, of the pages in reading order, each once, counted side by side from
 *     left to right; null for 2, 3, 4, 1 where two folded sides are given (a folded sheet), and for
 *     as they stand otherwise
 * @param identityPages places, from 1, in reading order of the pages on which a name may stand;
 *     null, where the forms for a name on a sheet's or a leaf's two sides show them, or for a side
 *     alone, for those and the first; otherwise they must be given
 * @param toCopyId the copy it goes to the end of; null for a new one
 */
record NewSheet(
    @NotEmpty @Size(max = 20) List<@NotNull @Valid SheetSide> sides,
    List<@NotNull Integer> order,
    List<@NotNull Integer> identityPages,
    UUID toCopyId,
    @Size(max = 500) String reason)
    implements Reasoned {

  /**
   * A side and how it is cut; what is null is taken from the picture, as for the sheets of a batch.
   *
   * @param sideNumber in its upload, from 1
   * @param turn degrees clockwise by which it becomes upright as compared with the scan: 0, 90, 180
   *     or 270
   * @param skew degrees, at most 10 either way, by which lines of writing sink to the right once it
   *     is turned; 0 to leave the picture as it is
   * @param folded whether it is cut into two pages; if null, when it is as large as A3
   * @param fold where it is folded once upright, as a part of its width, above 0 and below 1
   */
  record SheetSide(
      @NotNull UUID uploadId,
      @NotNull Integer sideNumber,
      Integer turn,
      Double skew,
      Boolean folded,
      Double fold) {
    private static final Set<Integer> TURNS = Set.of(0, 90, 180, 270);
    private static final double MOST_SKEW = 10;

    /** What of it cannot be meant, by field. */
    List<Violation> violations() {
      List<Violation> violations = new ArrayList<>();
      if (turn != null && !TURNS.contains(turn)) {
        violations.add(new Violation("turn", "must be 0, 90, 180 or 270"));
      }
      if (skew != null && !(Math.abs(skew) <= MOST_SKEW)) {
        violations.add(new Violation("skew", "must be from -10 to 10"));
      }
      if (fold != null && !(fold > 0 && fold < 1)) {
        violations.add(new Violation("fold", "must be above 0 and below 1"));
      }
      if (fold != null && Boolean.FALSE.equals(folded)) {
        violations.add(new Violation("fold", "is given for a side that is not folded"));
      }
      return violations;
    }

    /**
     * How it lies.
     *
     * @throws Problem invalid-request if nobody says which way up it is, and nor does its picture
     */
    SideAttitude attitude(LoneSide side) {
      Face face =
          turn != null
              ? side.face(turn)
              : side.face()
                  .orElseThrow(
                      () ->
                          Problem.invalid(
                              "turn", "side " + sideNumber + " does not show which way up it is"));
      return new SideAttitude(
          QuarterTurn.ofDegrees(face.turn()),
          skew == null ? face.skew() : skew,
          fold == null ? face.fold() : fold);
    }

    boolean isFolded(boolean asLargeAsASheet) {
      return folded == null ? fold != null || asLargeAsASheet : folded;
    }
  }
}
