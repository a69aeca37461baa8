/**
 * Sharing an exam's copies among correctors. Decides who is to mark what; is for admins alone, and
 * never tells a corrector why a copy came to somebody.
 */
package org.korrigo.grading.dispatch;
