package org.korrigo.gateway;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls: by cookie (a browser) or by bearer token (a program). */
@ApplicationScoped
class Session {
  private final IdentityProviderManager identities;

  Session(IdentityProviderManager identities) {
    this.identities = identities;
  }

  /** Whether the caller brought a token along; it is the service's to judge. */
  static boolean hasBearer(HttpServerRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
  }

  /**
   * The caller; fails when the credentials are wrong, gives an anonymous one when there are none.
   */
  Future<SecurityIdentity> caller(RoutingContext context) {
    // Quarkus would end the response itself, without a word; the failed future is enough.
    BiConsumer<RoutingContext, Throwable> leaveItToUs = (same, fault) -> {};
    context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, leaveItToUs);
    return Future.fromCompletionStage(
        QuarkusHttpUser.getSecurityIdentity(context, identities).subscribeAsCompletionStage(),
        context.vertx().getOrCreateContext());
  }

  /** The access token of the caller's session; empty when nobody is logged in. */
  Future<Optional<String>> accessToken(RoutingContext context) {
    return caller(context)
        .map(
            identity ->
                Optional.ofNullable(identity.getCredential(AccessTokenCredential.class))
                    .map(AccessTokenCredential::getToken));
  }

  /** What a page may know of its user. */
  static JsonObject describe(SecurityIdentity caller) {
    String subject = caller.getPrincipal().getName();
    String name = subject;
    if (caller.getPrincipal() instanceof JsonWebToken token) {
      subject = token.getSubject();
      name = Optional.<String>ofNullable(token.getClaim("name")).orElse(name);
    }
    JsonArray groups = new JsonArray();
    caller.getRoles().stream().sorted().forEach(groups::add);
    return new JsonObject().put("subject", subject).put("name", name).put("groups", groups);
  }
}
