package org.korrigo.contracts.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A problem as it is answered (RFC 9457).
 *
 * @param type URI reference of the kind of problem
 * @param title one short sentence, the same for every occurrence
 * @param status the HTTP status
 * @param detail what is wrong here, for a person; null on a 500
 * @param violations every value that is not valid, when there are any
 * @param members extension members, written beside the others
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
    String type,
    String title,
    int status,
    String detail,
    List<Problem.Violation> violations,
    @JsonAnyGetter Map<String, Object> members) {

  static ProblemDocument of(Problem problem) {
    ProblemType type = problem.type();
    return new ProblemDocument(
        type.uri(),
        type.title(),
        type.status(),
        problem.getMessage(),
        problem.violations(),
        problem.members());
  }
}
