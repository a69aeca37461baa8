/**
 * Finishing a copy: its final PDF is drawn before the copy becomes GRADED. Decides how marks and
 * annotations look on paper; computes none of them, and never knows whose copy it is.
 */
package org.korrigo.grading.finalisation;
