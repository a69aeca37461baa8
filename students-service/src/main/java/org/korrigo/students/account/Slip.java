package org.korrigo.students.account;

import org.korrigo.students.student.AccountHolder;

/** What is printed for one pupil. */
record Slip(AccountHolder pupil, String password) {}
