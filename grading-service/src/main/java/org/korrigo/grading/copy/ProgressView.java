package org.korrigo.grading.copy;

import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;

/**
 * How far each corrector of an exam is.
 *
 * @param unassigned the copies that are assigned to nobody, and that nobody has finalised; null for
 *     a teacher who may not see them
 * @param correctors by account; a teacher sees only the teacher's own line
 */
record ProgressView(UUID examId, Tally unassigned, List<CorrectorProgress> correctors) {

  /**
   * Copies by what has been done to them.
   *
   * @param total the sum of the others
   */
  record Tally(long total, long ready, long locked, long graded) {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    private Tally plus(AssignedCount count) {
      long ready = count.expired() + (count.status() == CopyStatus.READY ? count.copies() : 0);
      long locked = count.status() == CopyStatus.LOCKED ? count.copies() - count.expired() : 0;
      long graded = count.status() == CopyStatus.GRADED ? count.copies() : 0;
      return new Tally(
          total + count.copies(), this.ready + ready, this.locked + locked, this.graded + graded);
    }
  }

  /**
   * One corrector's copies.
   *
   * @param assigned how many are the corrector's, whatever has been done to them: assigned, or
   *     taken and finalised
   */
  record CorrectorProgress(
      String correctorId, long assigned, long ready, long locked, long graded) {}

  /**
   * How many copies of a corrector are in a state.
   *
   * @param correctorId null for copies that are assigned to nobody
   * @param expired how many of them have a lock that has expired
   */
  record AssignedCount(String correctorId, CopyStatus status, long copies, long expired) {}

  static ProgressView of(UUID examId, List<AssignedCount> counts, boolean openToViewer) {
    Tally unassigned = Tally.NONE;
    TreeMap<String, Tally> correctors = new TreeMap<>();
    for (AssignedCount count : counts) {
      if (count.correctorId() == null) {
        unassigned = unassigned.plus(count);
      } else {
        correctors.put(
            count.correctorId(),
            correctors.getOrDefault(count.correctorId(), Tally.NONE).plus(count));
      }
    }
    return new ProgressView(
        examId,
        openToViewer ? unassigned : null,
        correctors.entrySet().stream()
            .map(
                entry ->
                    new CorrectorProgress(
                        entry.getKey(),
                        entry.getValue().total(),
                        entry.getValue().ready(),
                        entry.getValue().locked(),
                        entry.getValue().graded()))
            .toList());
  }
}
