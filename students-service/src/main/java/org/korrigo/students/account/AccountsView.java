package org.korrigo.students.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The accounts of a class.
 *
 * @param created how many are new
 * @param accounts one for each pupil, in the order of their names
 */
@Schema(requiredProperties = {"class_name", "created", "accounts"})
record AccountsView(String className, int created, List<AccountLine> accounts) {

  static AccountsView of(String className, List<AccountLine> accounts) {
    int created =
        (int) accounts.stream().filter(line -> line.outcome() == AccountOutcome.CREATED).count();
    return new AccountsView(className, created, accounts);
  }
}
