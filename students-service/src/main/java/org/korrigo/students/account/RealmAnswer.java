package org.korrigo.students.account;

/** What the realm answers when an account is written. */
enum RealmAnswer {
  /** It is as it was asked for. */
  DONE,
  /** Another account has the name or the e-mail address. */
  TAKEN,
  /** The realm takes no such name or e-mail address: it has rules for both. */
  IMPROPER
}
