/**
 * Gives results to pupils, and the marks file to the school: the only feature that knows whose a
 * copy is. What it knows never goes to a corrector.
 */
package org.korrigo.grading.release;
