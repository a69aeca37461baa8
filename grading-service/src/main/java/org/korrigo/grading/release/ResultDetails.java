package org.korrigo.grading.release;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.korrigo.contracts.exams.ScaleNode;

/**
 * A pupil's own result in full: all that the corrector gave and wrote, as the PDF shows it.
 *
 * @param gradingStructure the marking scale
 * @param scores points by leaf id
 * @param remarks the corrector's words by question id
 * @param annotations what stands on the pages, in reading order
 */
record ResultDetails(
    ResultView result,
    List<ScaleNode> gradingStructure,
    Map<String, BigDecimal> scores,
    Map<String, String> remarks,
    List<ResultAnnotation> annotations) {}
