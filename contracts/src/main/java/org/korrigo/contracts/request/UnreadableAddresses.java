package org.korrigo.contracts.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemWriter;

/** Refuses an address that is no URI reference, e.g. {@code /a%zz}, with a problem. */
@ApplicationScoped
class UnreadableAddresses {
  private static final int BAD_REQUEST = 400;
  private static final int BEFORE_EVERYTHING = 2000;

  private final ProblemWriter problems;

  UnreadableAddresses(ProblemWriter problems) {
    this.problems = problems;
  }

  /** The router fails by itself where it cannot decode a path, before any filter. */
  void registerFailure(@Observes Router router) {
    router.errorHandler(BAD_REQUEST, this::refuse);
  }

  void registerCheck(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING);
  }

  private void check(RoutingContext request) {
    if (isRead(request.request().uri())) {
      request.next();
    } else {
      refuse(request);
    }
  }

  private void refuse(RoutingContext request) {
    problems.answer(request, Problem.invalid("address", "cannot be read as a URI"));
  }

  private static boolean isRead(String address) {
    try {
      return new URI(address).getRawPath() != null;
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }
}
