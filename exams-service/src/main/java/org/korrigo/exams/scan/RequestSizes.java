package org.korrigo.exams.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.ProblemDocument;
import org.korrigo.contracts.problem.ProblemType;

/**
 * Refuses a request that says it is larger than its endpoint takes, with a problem and before any
 * of it is read. Only an upload may be as large as a scan, be it of scans or of reference papers.
 */
@ApplicationScoped
class RequestSizes {
  private static final long LARGEST_OTHER = 4L << 20;
  private static final int BEFORE_EVERYTHING = 1000;

  /** Quarkus notes its one limit for all requests at priority 2. */
  private static final int AFTER_THE_GENERAL_LIMIT = 1;

  private final ObjectMapper json;
  private final long largestUpload;

  RequestSizes(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestUpload,
      @ConfigProperty(name = "korrigo.scan.max-file-size") MemorySize largestFile) {
    if (largestFile.asLongValue() >= largestUpload.asLongValue()) {
      throw new IllegalStateException(
          "quarkus.http.limits.max-body-size must be larger than korrigo.scan.max-file-size: a"
              + " request is a file and its form.");
    }
    this.json = json;
    this.largestUpload = largestUpload.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
    filters.register(this::bound, AFTER_THE_GENERAL_LIMIT);
  }

  /** What does not say how large it is, is stopped on its way at its own endpoint's limit. */
  private void bound(RoutingContext request) {
    request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(request));
    request.next();
  }

  private long limit(RoutingContext request) {
    return isUpload(request.normalizedPath()) ? largestUpload : LARGEST_OTHER;
  }

  private void check(RoutingContext request) {
    long limit = limit(request);
    if (announced(request) <= limit) {
      request.next();
      return;
    }
    request
        .response()
        .setStatusCode(ProblemType.TOO_LARGE.status())
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Connection", "close")
        .end(problem(limit));
  }

  private static boolean isUpload(String path) {
    return path.endsWith("/uploads") || path.contains("/document-sets");
  }

  private static long announced(RoutingContext request) {
    String length = request.request().getHeader("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  private Buffer problem(long limit) {
    ProblemType type = ProblemType.TOO_LARGE;
    try {
      return Buffer.buffer(
          json.writeValueAsBytes(
              new ProblemDocument(
                  type.uri(),
                  type.title(),
                  type.status(),
                  "The request is larger than " + limit + " bytes.",
                  List.of(),
                  Map.of("max_bytes", limit))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
