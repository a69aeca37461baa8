package org.korrigo.contracts.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request is refused, for the user to read: thrown anywhere below a resource, answered as
 * {@code application/problem+json}.
 */
public final class Problem extends RuntimeException {
  private final ProblemType type;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient List<Violation> violations = new ArrayList<>();

  /**
   * One thing that is wrong with the request.
   *
   * @param field where, e.g. {@code grading_structure[0].points} or {@code line 12}
   * @param message what
   */
  public record Violation(String field, String message) {}

  public Problem(ProblemType type, String detail) {
    super(detail);
    this.type = type;
  }

  /** A request that is not valid in one place. */
  public static Problem invalid(String field, String message) {
    return new Problem(ProblemType.INVALID_REQUEST, field + ": " + message)
        .violating(field, message);
  }

  /** A request that is not valid in several places. */
  public static Problem invalid(List<Violation> violations) {
    Problem problem =
        new Problem(ProblemType.INVALID_REQUEST, violations.size() + " values are not valid.");
    problem.violations.addAll(violations);
    return problem;
  }

  /** Nothing of this kind has this id, or the caller may not know that it exists. */
  public static Problem notFound(String kind, Object id) {
    return new Problem(ProblemType.NOT_FOUND, "There is no " + kind + " " + id + ".");
  }

  /** Adds an extension member that a program can use, in snake_case. */
  public Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** Adds a violation. */
  public Problem violating(String field, String message) {
    violations.add(new Violation(field, message));
    return this;
  }

  public ProblemType type() {
    return type;
  }

  /** Extension members in the order they were added. */
  public Map<String, Object> members() {
    return members;
  }

  public List<Violation> violations() {
    return violations;
  }
}
