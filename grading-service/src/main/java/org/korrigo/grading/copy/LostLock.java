package org.korrigo.grading.copy;

import java.util.Map;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.journal.EndOfLock;

/** Why a token is worth nothing any more; the {@code reason} of {@code lock-lost}. */
enum LostLock {
  /** The same teacher took the copy up in another window. */
  OTHER_WINDOW("You took this copy up in another window. Go on there, or lock the copy again here"),
  /** No heartbeat came in time. */
  EXPIRED("Nothing was heard from this window for too long, so the lock ended"),
  /** An admin took the copy away. */
  BROKEN("The lock was taken away by the administration"),
  /** The teacher gave the copy back. */
  RETURNED("You gave this copy back"),
  /** The teacher finalised the copy, and it was reopened since. */
  FINALISED("You finalised this copy, and it was reopened since"),
  /** The teacher never held the copy with any token. */
  NEVER_HELD("You have not locked this copy");

  private final String detail;

  LostLock(String detail) {
    this.detail = detail;
  }

  /**
   * What became of a teacher's lock, and what to do.
   *
   * @param standing the lock that the copy has now, or null
   * @param end how the teacher's last lock of the copy ended, or null if there was none
   */
  static Problem of(CopyLock standing, EndOfLock end, Corrector corrector) {
    boolean held = standing != null && !standing.expired(corrector.now());
    if (held && standing.ownedBy(corrector.subject())) {
      return problem(OTHER_WINDOW, OTHER_WINDOW.detail + OTHER_WINDOW.draft())
          .with("expires_at", standing.expiresAt);
    }
    boolean lapsed = standing != null && !held && standing.ownedBy(corrector.subject());
    LostLock reason = lapsed ? EXPIRED : reason(end);
    String detail = reason.detail;
    String comment = reason == BROKEN ? comment(end.metadata()) : null;
    if (comment != null) {
      detail += ": \u201c" + comment + "\u201d";
    }
    Problem problem =
        held
            ? problem(
                    reason,
                    "%s. %s is marking it now: lock it%s once it is free%s"
                        .formatted(detail, standing.ownerName, reason.again(), reason.draft()))
                .with("owner_id", standing.ownerId)
                .with("owner_name", standing.ownerName)
                .with("expires_at", standing.expiresAt)
            : problem(reason, detail + ". Lock the copy" + reason.again() + reason.draft());
    return comment == null ? problem : problem.with("comment", comment);
  }

  private String again() {
    return this == NEVER_HELD ? "" : " again";
  }

  /** What became of the draft: whoever finalises a copy has no use for it any more. */
  private String draft() {
    return switch (this) {
      case OTHER_WINDOW, EXPIRED, BROKEN, RETURNED -> "; your draft is kept.";
      case FINALISED -> "; your draft ended with the finalisation.";
      case NEVER_HELD -> ".";
    };
  }

  private static Problem problem(LostLock reason, String detail) {
    return new Problem(ProblemType.LOCK_LOST, detail).with("reason", reason);
  }

  private static LostLock reason(EndOfLock end) {
    if (end == null) {
      return NEVER_HELD;
    }
    if (end.action() == GradingAction.FINALIZE) {
      return FINALISED;
    }
    return switch (String.valueOf(end.metadata().get("reason"))) {
      case LockedCopy.EXPIRED -> EXPIRED;
      case LockedCopy.BROKEN -> BROKEN;
      default -> RETURNED;
    };
  }

  private static String comment(Map<String, Object> metadata) {
    return metadata.get("comment") instanceof String text ? text : null;
  }
}
