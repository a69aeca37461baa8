package org.korrigo.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Access tokens as the identity provider would sign them, checked by the service like real ones.
 */
public final class Tokens {
  static final String PRIVATE_KEY = "korrigo.test.private-key";

  private static final Duration VALID = Duration.ofMinutes(5);
  private static final Duration USED_AGAIN = Duration.ofMinutes(1);
  private static final Map<Account, Signed> SIGNED = new ConcurrentHashMap<>();

  private Tokens() {}

  private record Account(String key, String subject, Map<String, ?> claims, Set<String> groups) {}

  private record Signed(String token, Instant at) {}

  /** A token of an account in these groups, valid for four minutes at least. */
  public static String of(String subject, String... groups) {
    return withClaims(subject, Map.of(), groups);
  }

  /** A token with further claims, such as a display name in {@code name}. */
  public static String withClaims(String subject, Map<String, ?> claims, String... groups) {
    String key = ConfigProvider.getConfig().getValue(PRIVATE_KEY, String.class);
    return SIGNED.compute(
            new Account(key, subject, Map.copyOf(claims), Set.of(groups)),
            (account, last) -> isFresh(last) ? last : new Signed(sign(account), Instant.now()))
        .token;
  }

  private static boolean isFresh(Signed last) {
    return last != null && last.at.plus(USED_AGAIN).isAfter(Instant.now());
  }

  private static String sign(Account account) {
    JwtClaimsBuilder token =
        Jwt.subject(account.subject).upn(account.subject).groups(account.groups);
    account.claims.forEach(token::claim);
    return token.audience("korrigo").expiresIn(VALID).sign(privateKey(account.key));
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

  private static PrivateKey privateKey(String key) {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
