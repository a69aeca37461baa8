package org.korrigo.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;

/**
 * Holds every answer that any test of a service gets to the published description of its endpoints:
 * its status is described, and its JSON has the fields that its schema names, of their types, and
 * no others. A service registers it for all its tests in {@code META-INF/services}.
 */
public final class TrueAnswers implements QuarkusTestBeforeEachCallback {
  private static final Filter FILTER =
      DescribedAnswers.ofJson(
          (description, method, path, answer) ->
              description.fault(method, path, answer.statusCode(), answer.asByteArray()));

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (!RestAssured.filters().contains(FILTER)) {
      RestAssured.filters(FILTER);
    }
  }
}
