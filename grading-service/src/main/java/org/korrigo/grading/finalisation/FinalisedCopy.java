package org.korrigo.grading.finalisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.grading.copy.CopyView;

/**
 * A copy that was finalised.
 *
 * @param unprintable texts of which the annotated PDF does not show every character
 */
@Schema
record FinalisedCopy(@JsonUnwrapped CopyView copy, List<UnprintableText> unprintable) {}
