package org.korrigo.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds every answer that any test of a service gets to the published description of its endpoints:
 * its status is described, and its JSON has the fields that its schema names, of their types, and
 * no others. A service registers it for all its tests in {@code META-INF/services}.
 */
public final class TrueAnswers implements QuarkusTestBeforeEachCallback {
  private static final Pattern ENDPOINT = Pattern.compile("/api/([a-z]+)(?!/openapi$)(/.*)?");
  private static final Filter FILTER = new Comparing();

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (!RestAssured.filters().contains(FILTER)) {
      RestAssured.filters(FILTER);
    }
  }

  private static final class Comparing implements Filter {
    private final Map<String, PublishedDescription> descriptions = new HashMap<>();

    @Override
    public Response filter(
        FilterableRequestSpecification request,
        FilterableResponseSpecification expected,
        FilterContext context) {
      Response response = context.next(request, expected);
      String path = URI.create(request.getURI()).getPath();
      Matcher endpoint = ENDPOINT.matcher(path);
      if (endpoint.matches() && response.contentType().contains("json")) {
        description(endpoint.group(1))
            .fault(request.getMethod(), path, response.statusCode(), response.asByteArray())
            .ifPresent(
                fault -> {
                  throw new AssertionError(
                      "The description of the endpoints is not true: " + fault);
                });
      }
      return response;
    }

    private synchronized PublishedDescription description(String service) {
      return descriptions.computeIfAbsent(service, PublishedDescription::of);
    }
  }
}
