package org.korrigo.grading.copy;

import java.util.Map;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;

/** What may be done to a copy that nobody marks at the moment. */
record ReadyCopy(Copy copy) {

  /** READY → LOCKED: the actor marks it from now on. */
  GradingEvent lock(Occasion occasion) {
    copy.status = CopyStatus.LOCKED;
    copy.lockedById = occasion.actorId();
    copy.lockedAt = occasion.at();
    return copy.event(GradingAction.LOCK, occasion, Map.of());
  }

  /** Says who alone may lock it, or null for any teacher. */
  void assign(String correctorId) {
    copy.assignedCorrectorId = correctorId;
    copy.version++;
  }
}
