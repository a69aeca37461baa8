package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.Reading.Part;

/** Names what is put right on a sheet. */
final class NamingRepairs {
  private final List<SideLook> sides;

  NamingRepairs(List<SideLook> sides) {
    this.sides = sides;
  }

  /**
   * What is put right on a sheet whose sides are these.
   *
   * @param faces its recto and its verso
   */
  List<Repair> of(SheetHypothesis what, Part recto, Part verso, List<Face> faces) {
    List<Repair> repairs = new ArrayList<>();
    add(repairs, Repair.FACES_SWAPPED, verso.side() < recto.side());
    add(repairs, Repair.SIDES_INTERLEAVED, what.sides() == 4);
    add(repairs, Repair.RECTO_TURNED, recto.turned());
    add(repairs, Repair.VERSO_TURNED, verso.turned());
    add(
        repairs,
        Repair.STORED_UPRIGHT,
        sides.get(recto.side()).isStoredUpright() || sides.get(verso.side()).isStoredUpright());
    add(repairs, Repair.STRAIGHTENED, faces.stream().anyMatch(face -> face.skew() != 0));
    add(repairs, Repair.GUTTER_FOUND, faces.stream().anyMatch(face -> face.fold() != 0.5));
    return repairs;
  }

  private static void add(List<Repair> repairs, Repair repair, boolean done) {
    if (done) {
      repairs.add(repair);
    }
  }
}
