package org.korrigo.contracts.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Has each access token verified when it first comes, and trusts it for a minute, though never
 * beyond its end (decision 77). A token that is refused, or that does not say when it ends, is
 * verified each time.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class VerifiedTokens implements HttpAuthenticationMechanism {
  /** How long a key that the identity provider has withdrawn may still count. */
  static final Duration TRUST = Duration.ofMinutes(1);

  /** Tokens that are kept: more callers than a school has within a minute. */
  private static final int MOST = 2_000;

  private final HttpAuthenticationMechanism oidc;
  private final InstantSource clock;
  private final Cache<String, Verified> verified =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(TRUST).build();

  @Inject
  VerifiedTokens(OidcAuthenticationMechanism oidc) {
    this(oidc, InstantSource.system());
  }

  VerifiedTokens(HttpAuthenticationMechanism oidc, InstantSource clock) {
    this.oidc = oidc;
    this.clock = clock;
  }

  /**
   * Whose a token is.
   *
   * @param until when it is to be verified again
   */
  private record Verified(SecurityIdentity identity, Instant until) {}

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return oidc.authenticate(request, providers);
    }
    Verified known = verified.getIfPresent(authorization);
    return known != null && clock.instant().isBefore(known.until())
        ? Uni.createFrom().item(known.identity())
        : oidc.authenticate(request, providers).invoke(found -> remember(authorization, found));
  }

  private void remember(String authorization, SecurityIdentity found) {
    if (found != null
        && found.getPrincipal() instanceof JsonWebToken token
        && token.getClaim(Claims.exp) instanceof Long seconds) {
      Instant end = Instant.ofEpochSecond(seconds);
      Instant trusted = clock.instant().plus(TRUST);
      verified.put(
          authorization,
          new Verified(withoutRequest(found), end.isBefore(trusted) ? end : trusted));
    }
  }

  /** Whose it is and what they may do, without the request with which it came. */
  private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addRoles(identity.getRoles())
        .addCredentials(identity.getCredentials())
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return oidc.getChallenge(request);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return oidc.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
    return oidc.getCredentialTransport(request);
  }
}
