package org.korrigo.identification.decision;

/** What changes whose a copy is, or its place in the queue. */
enum DecisionAction {
  /** The class left no doubt. */
  GIVEN_BY_RULE(false),
  /** The class, solved again, gives the copy to nobody or to someone else. */
  TAKEN_BY_RULE(false),
  /** A person said whose it is. */
  GIVEN(true),
  /** A person said that it is nobody's for now. */
  TAKEN_BACK(true),
  /** A person said that nobody of the list wrote it. */
  NOT_ON_LIST(true),
  /** A person left it for later. */
  SKIPPED(true),
  /** A person undid what a person did before. */
  UNDONE(false),
  /** The pupil left the roster. */
  PUPIL_REMOVED(false),
  /** The pupil's record was merged into another of the same pupil. */
  PUPIL_MERGED(false),
  /** Sheets were added to the copy or taken from it. */
  SHEETS_CHANGED(false);

  private final boolean undoable;

  DecisionAction(boolean undoable) {
    this.undoable = undoable;
  }

  /** Whether a person did it who may undo it. */
  boolean isUndoable() {
    return undoable;
  }
}
