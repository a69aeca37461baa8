package org.korrigo.exams.exam;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * What a marking scale would be, before anything is written.
 *
 * @param gradingStructure the tree as far as it could be read
 * @param maximum the sum of its leaves; null while something is wrong
 * @param violations what is wrong and where: a path, or a line of the file
 */
@Schema
record ScalePreview(
    List<ScaleNode> gradingStructure, BigDecimal maximum, List<Violation> violations) {}
