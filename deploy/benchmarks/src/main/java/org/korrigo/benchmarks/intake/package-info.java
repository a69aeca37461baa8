/**
 * Batches to measure the intake of scans with, made of the demonstration's own paper, and the step
 * of a job that is measured: the code that the exams service runs, as a program of its own.
 */
package org.korrigo.benchmarks.intake;
