/**
 * Exam sittings: their outline and marking scale, and when each may still change. Decides what an
 * exam is; must never know what is scanned, whose a copy is or how it is marked.
 */
package org.korrigo.exams.exam;
