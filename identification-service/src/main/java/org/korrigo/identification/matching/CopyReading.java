package org.korrigo.identification.matching;

import java.util.UUID;

/**
 * A copy and what was read of it.
 *
 * @param copyId the copy
 * @param reading of its header
 * @param standing the pupil it was given by rule before, or null; such a match stands while it is
 *     still the best, even if it would not be taken afresh
 */
public record CopyReading(UUID copyId, Reading reading, Integer standing) {}
