/**
 * Copies up to their hand-over: which booklets make one, its anonymous id, and the moment it
 * becomes grading's. After that it shows what the others say of it and decides nothing; it must
 * never know a pupil's name.
 */
package org.korrigo.exams.copy;
