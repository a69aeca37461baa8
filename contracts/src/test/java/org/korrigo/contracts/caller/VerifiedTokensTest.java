package org.korrigo.contracts.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Instant START = Instant.parse("2026-01-19T08:00:00Z");
  private static final String ANNA = "Bearer anna";

  private final List<String> asked = new ArrayList<>();
  private Instant now = START;
  private Instant end = START.plus(Duration.ofMinutes(5));
  private boolean refused;
  private final VerifiedTokens tokens = new VerifiedTokens(new Oidc(), () -> now);

  /** Finds everybody's own name in the token and writes down who was asked for. */
  private final class Oidc implements HttpAuthenticationMechanism {
    @Override
    public Uni<SecurityIdentity> authenticate(
        RoutingContext request, IdentityProviderManager providers) {
      String authorization = request.request().getHeader("Authorization");
      asked.add(authorization);
      return refused
          ? Uni.createFrom().failure(new AuthenticationFailedException())
          : Uni.createFrom()
              .item(
                  authorization == null
                      ? null
                      : QuarkusSecurityIdentity.builder()
                          .setPrincipal(principal(authorization))
                          .addRole(Roles.TEACHER)
                          .addAttribute(RoutingContext.class.getName(), request)
                          .build());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
      return Uni.createFrom().item(new ChallengeData(401));
    }
  }

  @Test
  void aTokenIsVerifiedOnceWithinAMinute() {
    SecurityIdentity first = authenticate(ANNA);
    now = START.plus(VerifiedTokens.TRUST).minusMillis(1);
    SecurityIdentity again = authenticate(ANNA);

    assertThat(asked).containsExactly(ANNA);
    assertThat(again.getPrincipal().getName()).isEqualTo(first.getPrincipal().getName());
    assertThat(again.getRoles()).containsExactly(Roles.TEACHER);
  }

  @Test
  void itIsVerifiedAgainAfterAMinute() {
    authenticate(ANNA);
    now = START.plus(VerifiedTokens.TRUST);
    authenticate(ANNA);

    assertThat(asked).containsExactly(ANNA, ANNA);
  }

  @Test
  void itIsNotTrustedBeyondItsEnd() {
    end = START.plusSeconds(20);
    authenticate(ANNA);
    now = end;
    refused = true;

    assertThatThrownBy(() -> authenticate(ANNA)).isInstanceOf(AuthenticationFailedException.class);
  }

  @Test
  void eachTokenIsItsOwnCallers() {
    authenticate(ANNA);

    assertThat(authenticate("Bearer ben").getPrincipal().getName()).isEqualTo("Bearer ben");
    assertThat(authenticate(ANNA).getPrincipal().getName()).isEqualTo(ANNA);
    assertThat(asked).containsExactly(ANNA, "Bearer ben");
  }

  @Test
  void aRefusedTokenIsVerifiedEachTime() {
    refused = true;

    assertThatThrownBy(() -> authenticate(ANNA)).isInstanceOf(AuthenticationFailedException.class);
    assertThatThrownBy(() -> authenticate(ANNA)).isInstanceOf(AuthenticationFailedException.class);
    assertThat(asked).containsExactly(ANNA, ANNA);
  }

  @Test
  void oneThatDoesNotSayWhenItEndsIsVerifiedEachTime() {
    end = null;
    authenticate(ANNA);
    authenticate(ANNA);

    assertThat(asked).containsExactly(ANNA, ANNA);
  }

  @Test
  void whoBringsNoTokenIsNobody() {
    assertThat(authenticate(null)).isNull();
    assertThat(authenticate(null)).isNull();
    assertThat(asked).containsExactly(null, null);
  }

  @Test
  void theFirstRequestIsNotKept() {
    WeakReference<RoutingContext> first = firstRequest();
    for (int i = 0; i < 20 && first.get() != null; i++) {
      System.gc();
    }

    assertThat(first.get()).isNull();
    authenticate(ANNA);
    assertThat(asked).containsExactly(ANNA);
  }

  private WeakReference<RoutingContext> firstRequest() {
    RoutingContext request = request(ANNA);
    tokens.authenticate(request, null).await().indefinitely();
    return new WeakReference<>(request);
  }

  private SecurityIdentity authenticate(String authorization) {
    return tokens.authenticate(request(authorization), null).await().indefinitely();
  }

  private Principal principal(String name) {
    Map<String, Object> claims = end == null ? Map.of() : Map.of("exp", end.getEpochSecond());
    return new JsonWebToken() {
      @Override
      public String getName() {
        return name;
      }

      @Override
      public Set<String> getClaimNames() {
        return claims.keySet();
      }

      @Override
      @SuppressWarnings("unchecked")
      public <T> T getClaim(String claim) {
        return (T) claims.get(claim);
      }
    };
  }

  private static RoutingContext request(String authorization) {
    HttpServerRequest request =
        answering(HttpServerRequest.class, Map.of("getHeader", new Object[] {authorization}));
    return answering(RoutingContext.class, Map.of("request", new Object[] {request}));
  }

  /** An object of which some methods answer, each with its one value; the others fail. */
  private static <T> T answering(Class<T> type, Map<String, Object[]> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              if (!answers.containsKey(method.getName())) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answers.get(method.getName())[0];
            }));
  }
}
