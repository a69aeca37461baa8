package org.korrigo.gateway;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives the test's user what a code flow leaves in a session: an access token. */
@ApplicationScoped
public class WithSession implements SecurityIdentityAugmentor {
  static final String TOKEN = "the-access-token-of-the-session";

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom()
        .item(
            identity.isAnonymous()
                ? identity
                : QuarkusSecurityIdentity.builder(identity)
                    .addCredential(new AccessTokenCredential(TOKEN))
                    .build());
  }
}
