package org.korrigo.testing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds every answer of a service's endpoints to their published description. */
final class DescribedAnswers implements Filter {
  private static final Pattern ENDPOINT = Pattern.compile("/api/([a-z]+)(?!/openapi$)(/.*)?");

  private final Map<String, PublishedDescription> descriptions = new HashMap<>();
  private final Rule rule;

  /** What of an answer is not as described. */
  interface Rule {
    Optional<String> fault(
        PublishedDescription description, String method, String path, Response answer);
  }

  private DescribedAnswers(Rule rule) {
    this.rule = rule;
  }

  /** A rule for what is answered as JSON. */
  static Filter ofJson(Rule rule) {
    return of(true, rule);
  }

  /** A rule for everything else: pictures, documents, events, and answers without content. */
  static Filter ofOtherContent(Rule rule) {
    return of(false, rule);
  }

  private static Filter of(boolean json, Rule rule) {
    return new DescribedAnswers(
        (description, method, path, answer) ->
            answer.contentType().contains("json") == json
                ? rule.fault(description, method, path, answer)
                : Optional.empty());
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    String path = URI.create(request.getURI()).getPath();
    Matcher endpoint = ENDPOINT.matcher(path);
    if (endpoint.matches()) {
      rule.fault(description(endpoint.group(1)), request.getMethod(), path, response)
          .ifPresent(
              fault -> {
                throw new AssertionError("The description of the endpoints is not true: " + fault);
              });
    }
    return response;
  }

  private synchronized PublishedDescription description(String service) {
    return descriptions.computeIfAbsent(service, PublishedDescription::of);
  }
}
