/**
 * PRONOTE's roster file (domain §7): reading it, telling last names from first names, the report
 * for each line, the runs of the past. Never writes a pupil itself.
 */
package org.korrigo.students.roster;
