package org.korrigo.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;

/**
 * Holds every problem that any test of a service gets to those that its endpoint declares: what a
 * test can reach, a client is told of. A service registers it for all its tests in {@code
 * META-INF/services}.
 */
public final class DeclaredProblems implements QuarkusTestBeforeEachCallback {
  private static final Filter FILTER =
      DescribedAnswers.ofJson(
          (description, method, path, answer) ->
              description.undeclared(method, path, answer.statusCode(), answer.asByteArray()));

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (!RestAssured.filters().contains(FILTER)) {
      RestAssured.filters(FILTER);
    }
  }
}
