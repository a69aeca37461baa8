/**
 * What is known of an exam besides its copies: who is expected and who was absent (as exams-service
 * tells), the error that is tolerated, and whether results are released (as grading tells). Knows
 * no copy; tells its listeners what changes.
 */
package org.korrigo.identification.exam;
