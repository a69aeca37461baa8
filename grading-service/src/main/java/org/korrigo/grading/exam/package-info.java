/**
 * What grading knows of an exam: the outline that exams-service publishes, and whether its results
 * are out. Decides which exams are gone for good; never changes an outline itself, never knows
 * copies.
 */
package org.korrigo.grading.exam;
