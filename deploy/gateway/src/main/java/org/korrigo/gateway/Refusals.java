package org.korrigo.gateway;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What no route takes, or the router itself cannot read, is a problem document too. */
final class Refusals {
  /** After the pages, which come as late as 10,000 and more. */
  private static final int AFTER_EVERYTHING = 50_000;

  private Refusals() {}

  static void register(Router router) {
    router.errorHandler(400, context -> Problem.unreadableAddress().answer(context.request()));
    router.errorHandler(404, Refusals::refuse);
    router.errorHandler(405, Refusals::refuse);
    router.route().order(AFTER_EVERYTHING).handler(Refusals::refuse);
  }

  private static void refuse(RoutingContext context) {
    boolean reads = SameOrigin.reads(context.request());
    (reads ? Problem.notFound() : Problem.methodNotAllowed()).answer(context.request());
  }
}
