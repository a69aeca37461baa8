package org.korrigo.students.personaldata;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was erased.
 *
 * @param lines of kept files, from 0
 */
@Schema(requiredProperties = {"lines"})
record ErasedLines(int lines) {}
