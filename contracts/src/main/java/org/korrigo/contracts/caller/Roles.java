package org.korrigo.contracts.caller;

/**
 * The groups of domain §1 (accounts), as the identity provider puts them into the token's {@code
 * groups}.
 */
public final class Roles {
  /** Direction and secretariat: prepares, identifies, releases. */
  public static final String ADMIN = "admin";

  /** Marks. */
  public static final String TEACHER = "teacher";

  /** Reads own released results only. */
  public static final String STUDENT = "student";

  private Roles() {}
}
