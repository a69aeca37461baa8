package org.korrigo.grading.copy;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.korrigo.contracts.caller.Caller;

/**
 * A teacher as colleagues see one.
 *
 * @param subject the account
 * @param name what the account is called, or {@link #UNNAMED}
 */
record Teacher(String subject, String name) {
  /** Who is meant when the token has no name. */
  static final String UNNAMED = "A colleague";

  /**
   * The caller of an endpoint that only teachers may call. The name is the verified token's {@code
   * name}, or else its {@code preferred_username} unless that is an e-mail address.
   */
  static Teacher calling(Caller caller, SecurityIdentity identity) {
    return new Teacher(caller.subject(), name(identity));
  }

  private static String name(SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return UNNAMED;
    }
    return Stream.of(
            claim(token, "name"),
            claim(token, "preferred_username").transform(name -> name.contains("@") ? "" : name))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(UNNAMED);
  }

  private static String claim(JsonWebToken token, String claim) {
    return token.getClaim(claim) instanceof String text
        ? text.replaceAll("\\p{Cntrl}+", " ").strip()
        : "";
  }
}
