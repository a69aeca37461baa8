package org.korrigo.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;

/**
 * Holds every answer without JSON that any test of a service gets to the published description of
 * its endpoints: its status is described, with the form of its content. A service registers it for
 * all its tests in {@code META-INF/services}.
 */
public final class DescribedContents implements QuarkusTestBeforeEachCallback {
  private static final Filter FILTER =
      DescribedAnswers.ofOtherContent(
          (description, method, path, answer) ->
              description.unknownContent(method, path, answer.statusCode(), answer.contentType()));

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (!RestAssured.filters().contains(FILTER)) {
      RestAssured.filters(FILTER);
    }
  }
}
