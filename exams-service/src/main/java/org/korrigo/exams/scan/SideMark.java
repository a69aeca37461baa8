package org.korrigo.exams.scan;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What the ledger says of a side.
 *
 * @param sideNumber its place in the upload, from 1
 * @param state what became of it
 * @param bookletId the booklet as which it was cut; of a side that is not used, the one it was
 *     taken from, or null
 * @param pages which pages of that booklet it shows, from left to right
 * @param reason why it is open or put aside, or what was put right on it; or null
 * @param decidedById who decided, or null for the job
 */
public record SideMark(
    UUID uploadId,
    int sideNumber,
    SideState state,
    UUID bookletId,
    List<Integer> pages,
    String reason,
    String decidedById,
    Instant decidedAt) {

  /** Who puts a side aside when no person does: the service itself. */
  public static final String BY_ITSELF = "korrigo";

  /** The side as a person decides. */
  public SideMark decided(SideState decision, String why, String actorId, Instant now) {
    return new SideMark(uploadId, sideNumber, decision, bookletId, pages, why, actorId, now);
  }

  /** The side used as a person decides, in the booklet as which it was cut. */
  public SideMark usedIn(UUID booklet, List<Integer> itsPages, String actorId, Instant now) {
    return new SideMark(
        uploadId, sideNumber, SideState.USED, booklet, itsPages, null, actorId, now);
  }

  /** Whether it is the same side, whatever its state. */
  public boolean sameSide(SideMark other) {
    return uploadId.equals(other.uploadId) && sideNumber == other.sideNumber;
  }

  /** Whether the same became of it, whoever decided so and why. */
  public boolean sameFate(SideMark other) {
    return state == other.state
        && Objects.equals(bookletId, other.bookletId)
        && pages.equals(other.pages);
  }
}
