package org.korrigo.grading.copy;

import java.time.Instant;
import org.korrigo.contracts.caller.Caller;
import org.korrigo.contracts.caller.Roles;

/**
 * Who looks at copies.
 *
 * @param subject the account
 * @param seesAll an admin sees every copy, a teacher those that are the teacher's to mark
 * @param now when
 */
public record Viewer(String subject, boolean seesAll, Instant now) {

  boolean mayCount(ProgressView.AssignedCount count) {
    return seesAll || count.correctorId() == null || count.correctorId().equals(subject);
  }

  /** The caller of an endpoint for admins and teachers. */
  public static Viewer of(Caller caller, Instant now) {
    return new Viewer(caller.subject(), caller.is(Roles.ADMIN), now);
  }

  /** A teacher who has just written to a copy. */
  public static Viewer of(Corrector corrector) {
    return new Viewer(corrector.subject(), false, corrector.now());
  }
}
