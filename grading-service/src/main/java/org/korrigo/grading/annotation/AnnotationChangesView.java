package org.korrigo.grading.annotation;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What became of changes that were made together.
 *
 * @param annotations those that were drawn, as they are by now, in the order of the changes
 * @param deleted those that are no longer there, in the order of the changes
 * @param total the engine's total of the copy by now
 */
record AnnotationChangesView(
    List<AnnotationView> annotations, List<UUID> deleted, BigDecimal total) {}
