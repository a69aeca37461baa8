package org.korrigo.contracts.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes this request, as the verified token says. */
@RequestScoped
public class Caller {
  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The account's subject: what the services store as an actor, an owner or a corrector. */
  public String subject() {
    if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null) {
      return token.getSubject();
    }
    return identity.getPrincipal().getName();
  }

  /** Whether the caller belongs to a group of {@link Roles}. */
  public boolean is(String role) {
    return identity.hasRole(role);
  }
}
