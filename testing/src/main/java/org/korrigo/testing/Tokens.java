package org.korrigo.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Access tokens as the identity provider would sign them, checked by the service like real ones.
 */
public final class Tokens {
  static final String PRIVATE_KEY = "korrigo.test.private-key";

  private Tokens() {}

  /** A token of an account in these groups, valid for five minutes. */
  public static String of(String subject, String... groups) {
    return withClaims(subject, Map.of(), groups);
  }

  /** A token with further claims, such as a display name in {@code name}. */
  public static String withClaims(String subject, Map<String, ?> claims, String... groups) {
    JwtClaimsBuilder token = Jwt.subject(subject).upn(subject).groups(Set.of(groups));
    claims.forEach(token::claim);
    return token.audience("korrigo").expiresIn(Duration.ofMinutes(5)).sign(privateKey());
  }

  /** A token of the secretariat. */
  public static String admin() {
    return of("secretariat-subject", "admin");
  }

  /** A token of a teacher with this subject. */
  public static String teacher(String subject) {
    return of(subject, "teacher");
  }

  /** A token of a pupil with this subject. */
  public static String student(String subject) {
    return of(subject, "student");
  }

  private static PrivateKey privateKey() {
    try {
      byte[] encoded =
          Base64.getDecoder()
              .decode(ConfigProvider.getConfig().getValue(PRIVATE_KEY, String.class));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
