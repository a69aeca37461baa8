package org.korrigo.identification.matching;

import java.util.UUID;

/**
 * A copy and what was read of it.
 *
 * @param copyId the copy
 * @param reading of its header
 */
public record CopyReading(UUID copyId, Reading reading) {}
