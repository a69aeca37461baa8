package org.korrigo.identification.roster;

import io.smallrye.mutiny.Uni;

/**
 * Who must know when the roster changes; called in the transaction of the change. What concerns the
 * copies of one exam comes first, and last what concerns every exam: that holds every exam's place
 * in the schedule until the transaction ends, and whoever has the turn of an exam may wait for it.
 */
public interface RosterListener {

  /** The last of all: a pupil is new, or is named or dated otherwise than before. */
  Uni<Void> pupilChanged(int studentId);

  /** The last of all: a record is gone, whoever's it turned out to be. */
  Uni<Void> pupilGone();

  /** A pupil left: no copy is that pupil's any more, and nothing is kept that names the pupil. */
  Uni<Void> pupilRemoved(int studentId);

  /** A pupil's record turned out to be another's of the same pupil: the copies are that one's. */
  Uni<Void> pupilMerged(int studentId, int survivorId);
}
