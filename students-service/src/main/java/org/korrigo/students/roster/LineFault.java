package org.korrigo.students.roster;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line of the file that was not taken.
 *
 * @param line where it starts in the file, from 1
 * @param message why
 */
@Schema(requiredProperties = {"line", "message"})
record LineFault(int line, String message) {}
