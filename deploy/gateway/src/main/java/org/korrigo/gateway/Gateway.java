package org.korrigo.gateway;

import io.quarkus.security.AuthenticationException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** The routes: which path goes where and what is asked before. */
@ApplicationScoped
class Gateway {
  private static final Logger LOG = Logger.getLogger(Gateway.class);
  private static final int BEFORE_EVERYTHING = -100_000;
  private static final int CONNECTIONS_PER_UPSTREAM = 256;

  private final Vertx vertx;
  private final GatewayConfiguration configuration;
  private final Session session;
  private final UpstreamHealth health;

  Gateway(Vertx vertx, GatewayConfiguration configuration, Session session, UpstreamHealth health) {
    this.vertx = vertx;
    this.configuration = configuration;
    this.session = session;
    this.health = health;
  }

  void route(@Observes Router router) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) configuration.connectTimeout().toMillis())
                .setMaxPoolSize(CONNECTIONS_PER_UPSTREAM)
                .setDecompressionSupported(false));
    router.route().order(BEFORE_EVERYTHING).handler(new SecurityHeaders());
    router.route().order(BEFORE_EVERYTHING).handler(new RequestLimits());
    Refusals.register(router);
    configuration
        .upstreams()
        .services()
        .forEach(
            (name, address) -> {
              Upstream upstream =
                  new Upstream(
                      name,
                      address,
                      vertx,
                      client,
                      configuration.responseTimeout(),
                      RequestHeaders.SERVICE);
              router.route("/api/" + name + "/openapi").handler(c -> upstream.handle(c.request()));
              router.route("/api/" + name).handler(context -> pass(context, upstream));
              router.route("/api/" + name + "/*").handler(context -> pass(context, upstream));
            });
    Upstream keycloak =
        new Upstream(
            "identity",
            configuration.upstreams().keycloak(),
            vertx,
            client,
            configuration.responseTimeout(),
            RequestHeaders.IDENTITY_PROVIDER);
    router.route("/auth/*").handler(context -> keycloak.handle(context.request()));
    router.route("/api/*").handler(context -> Problem.notFound().answer(context.request()));
    router.get("/problems").handler(ProblemPages::list);
    router.get("/problems/:slug").handler(ProblemPages::show);
    router.get("/session").handler(this::describeSession);
    router.get("/health").handler(this::summariseHealth);
    router.get("/login").handler(context -> context.redirect("/"));
  }

  private void pass(RoutingContext context, Upstream upstream) {
    HttpServerRequest request = context.request();
    if (Session.hasBearer(request)) {
      upstream.handle(request);
      return;
    }
    request.pause();
    session
        .accessToken(context)
        .onSuccess(
            token ->
                token.ifPresentOrElse(
                    present -> passSession(request, present, upstream), () -> askForLogin(context)))
        .onFailure(fault -> refuse(context, fault));
  }

  private static void passSession(HttpServerRequest request, String token, Upstream upstream) {
    if (SameOrigin.allows(request)) {
      request.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
      upstream.handle(request);
    } else {
      Problem.forbidden("A write with a session must come from this site's own pages.")
          .answer(request);
    }
  }

  private void describeSession(RoutingContext context) {
    session
        .caller(context)
        .onSuccess(
            caller -> {
              if (caller.isAnonymous()) {
                Problem.unauthenticated().answer(context.request());
              } else {
                context.json(Session.describe(caller));
              }
            })
        .onFailure(fault -> refuse(context, fault));
  }

  private void summariseHealth(RoutingContext context) {
    health
        .ask()
        .onSuccess(
            answers -> {
              boolean up = answers.values().stream().allMatch(ready -> ready);
              JsonObject services = new JsonObject();
              answers.forEach((name, ready) -> services.put(name, ready ? "UP" : "DOWN"));
              context.response().setStatusCode(up ? 200 : 503);
              context.json(
                  new JsonObject().put("status", up ? "UP" : "DOWN").put("services", services));
            })
        .onFailure(context::fail);
  }

  /** A program is told what is missing; a person who follows a link is led to the login. */
  private static void askForLogin(RoutingContext context) {
    HttpServerRequest request = context.request();
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept != null && accept.contains("text/html")) {
      request.resume();
      context.redirect("/login");
    } else {
      Problem.unauthenticated().answer(request);
    }
  }

  private static void refuse(RoutingContext context, Throwable fault) {
    if (fault instanceof AuthenticationException || fault instanceof SecurityException) {
      askForLogin(context);
    } else {
      LOG.error("The session could not be read", fault);
      Problem.unreachable("identity").answer(context.request());
    }
  }
}
