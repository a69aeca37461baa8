package org.korrigo.students.roster;

/**
 * A line of the file that was not taken.
 *
 * @param line where it starts in the file, from 1
 * @param message why
 */
record LineFault(int line, String message) {}
