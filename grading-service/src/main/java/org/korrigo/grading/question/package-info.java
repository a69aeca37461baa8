/**
 * Marking question by question: where a question stands on the paper, and which copies have a score
 * for it. Decides the place only; who marks a copy is decided by its lock.
 */
package org.korrigo.grading.question;
