package org.korrigo.grading.copy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A copy that was just locked for the teacher who asked for the next one.
 *
 * @param lock its token goes with every write
 */
@Schema
record NextCopy(LockView lock, CopyView copy) {}
