/**
 * What an exam's marks tell as numbers: of the whole, by question, corrector, variant and class.
 * Decides which of them a teacher may see; never computes a mark, never knows a pupil.
 */
package org.korrigo.grading.statistics;
