package org.korrigo.exams.repair;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideState;

/**
 * A leaf of single pages as the job proposed it, and how it stands by now.
 *
 * @param backTurn how its back becomes upright if that bears a form for a name of its own, or null
 * @param frontState what became of its front
 * @param backState what became of its back; null if it was not scanned
 * @param inCopyId the copy that has a page of it, or null
 * @param copyId the copy of the sheet before it, or null if that is itself in question
 * @param handedOver whether that copy is grading's by now
 * @param sheetId the booklet as which that sheet was cut
 */
record AnnexProposal(
    UUID uploadId,
    int leaf,
    int frontSide,
    Integer backSide,
    boolean frontWhite,
    boolean backWhite,
    int turn,
    Integer backTurn,
    double confidence,
    String doubt,
    SideState frontState,
    SideState backState,
    UUID inCopyId,
    UUID copyId,
    boolean handedOver,
    UUID sheetId) {
  private static final String HANDED_OVER = "Its copy was handed over without it.";

  /** Whether nobody has decided about any of its sides. */
  boolean waits() {
    return frontState == SideState.OPEN && (backState == null || backState == SideState.OPEN);
  }

  /** What speaks against its being put into the copy of the sheet before it, or null. */
  String objection() {
    return doubt == null && waits() && handedOver ? HANDED_OVER : doubt;
  }

  /** Whether it is put there if a person confirms the annexes as proposed. */
  boolean isPlain() {
    return waits() && copyId != null && objection() == null;
  }

  /** Its sides in reading order. */
  List<SideNumber> sides() {
    return numbers(true);
  }

  /** Those of its sides on which something is. */
  List<SideNumber> writtenSides() {
    return numbers(false);
  }

  private List<SideNumber> numbers(boolean white) {
    Stream<Integer> front = Stream.of(frontSide).filter(side -> white || !frontWhite);
    Stream<Integer> back = Stream.ofNullable(backSide).filter(side -> white || !backWhite);
    return Stream.concat(front, back).map(side -> new SideNumber(uploadId, side)).toList();
  }

  AnnexView view() {
    return new AnnexView(
        leaf,
        frontSide,
        backSide,
        frontWhite,
        backWhite,
        turn,
        waits(),
        waits() ? copyId : inCopyId,
        confidence,
        objection());
  }
}
