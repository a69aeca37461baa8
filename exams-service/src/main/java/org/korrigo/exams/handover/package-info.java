/**
 * Handing all copies of an exam to grading: long work, done copy by copy by any replica. Decides in
 * which order; whether a copy may go is the copy's to say. Must never know whose a copy is.
 */
package org.korrigo.exams.handover;
