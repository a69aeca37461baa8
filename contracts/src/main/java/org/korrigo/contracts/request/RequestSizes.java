package org.korrigo.contracts.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.problem.ProblemWriter;

/**
 * Refuses a request that says it is larger than its endpoint takes, with a problem and before any
 * of it is read. Only an upload ({@code korrigo.http.uploads}) may be larger than {@code
 * korrigo.http.max-body-size}.
 */
@ApplicationScoped
class RequestSizes {
  private static final int BEFORE_EVERYTHING = 1000;

  /** Quarkus notes its one limit for all requests at priority 2. */
  private static final int AFTER_THE_GENERAL_LIMIT = 1;

  /** What lies between two looks of {@link BoundedBodies}, which says what is wrong. */
  private static final long SLACK = 1L << 20;

  private static final Pattern BYTES = Pattern.compile("\\d{1,18}");

  private final ProblemWriter problems;
  private final long largestUpload;
  private final long largestOther;
  private final Optional<Pattern> uploads;

  RequestSizes(
      ProblemWriter problems,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestUpload,
      @ConfigProperty(name = "korrigo.http.max-body-size") MemorySize largestOther,
      @ConfigProperty(name = "korrigo.http.uploads") Optional<Pattern> uploads) {
    this.problems = problems;
    this.largestUpload = largestUpload.asLongValue();
    this.largestOther = largestOther.asLongValue();
    this.uploads = uploads;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
    filters.register(this::bound, AFTER_THE_GENERAL_LIMIT);
  }

  /** What does not say how large it is, is stopped on its way at its own endpoint's limit. */
  private void bound(RoutingContext request) {
    long limit = isUpload(request) ? largestUpload : largestOther + SLACK;
    request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
    request.next();
  }

  private boolean isUpload(RoutingContext request) {
    String path = request.normalizedPath();
    return uploads.filter(pattern -> pattern.matcher(path).matches()).isPresent();
  }

  private void check(RoutingContext request) {
    long limit = isUpload(request) ? largestUpload : largestOther;
    if (announced(request) <= limit) {
      request.next();
      return;
    }
    request.response().putHeader("Connection", "close");
    problems.answer(
        request,
        new Problem(ProblemType.TOO_LARGE, "The request is larger than " + limit + " bytes.")
            .with("max_bytes", limit));
  }

  private static long announced(RoutingContext request) {
    String length = request.request().getHeader("Content-Length");
    return length != null && BYTES.matcher(length).matches() ? Long.parseLong(length) : 0;
  }
}
