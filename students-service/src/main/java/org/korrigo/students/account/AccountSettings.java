package org.korrigo.students.account;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where accounts are, and as whom this service manages them. */
@ConfigMapping(prefix = "korrigo.accounts")
interface AccountSettings {
  /** The realm, e.g. {@code https://school.example/auth/realms/korrigo}. */
  Optional<URI> realmUrl();

  /** A client of the realm whose service account may manage users. */
  String clientId();

  /** Its secret; without it no accounts are created. */
  Optional<String> clientSecret();

  /** What is printed for pupils as the place to sign in. */
  Optional<String> signInUrl();

  /** How long Keycloak may take to answer once. */
  Duration timeout();

  /** How long the link in an e-mail works. */
  Duration linkValidFor();
}
