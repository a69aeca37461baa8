package org.korrigo.students.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.students.student.AccountHolder;

/**
 * What became of one pupil's account.
 *
 * @param accountName with which the pupil signs in; null for an account that this service did not
 *     create
 * @param reason why none could be created, or null
 */
@Schema(requiredProperties = {"student_id", "outcome"})
record AccountLine(int studentId, String accountName, AccountOutcome outcome, String reason) {

  static AccountLine of(AccountHolder pupil, AccountOutcome outcome) {
    return new AccountLine(pupil.id(), pupil.accountName(), outcome, null);
  }

  static AccountLine refused(AccountHolder pupil, String reason) {
    return new AccountLine(pupil.id(), null, AccountOutcome.REFUSED, reason);
  }
}
