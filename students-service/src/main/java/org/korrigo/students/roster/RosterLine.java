package org.korrigo.students.roster;

import org.korrigo.students.student.PupilDetails;

/**
 * A line of the file that can be taken.
 *
 * @param line where it starts in the file, from 1
 * @param pupil what it says
 * @param doubt why a person should look at it, or null
 */
record RosterLine(int line, PupilDetails pupil, String doubt) {}
