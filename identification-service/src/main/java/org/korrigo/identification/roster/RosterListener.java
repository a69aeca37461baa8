package org.korrigo.identification.roster;

import io.smallrye.mutiny.Uni;

/** Who must know when the roster changes; called in the transaction of the change. */
public interface RosterListener {

  /** A pupil is new, or is named or dated otherwise than before. */
  Uni<Void> pupilChanged(int studentId);

  /** A record is gone, and it is not known yet whose it turned out to be. */
  Uni<Void> pupilGone();

  /** A pupil left: no copy is that pupil's any more, and nothing is kept that names the pupil. */
  Uni<Void> pupilRemoved(int studentId);

  /** A pupil's record turned out to be another's of the same pupil: the copies are that one's. */
  Uni<Void> pupilMerged(int studentId, int survivorId);
}
