package org.korrigo.students.account;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * An account as the realm has it.
 *
 * @param id the subject
 * @param email to which a link is sent, or null
 * @param isActivated whether its owner has chosen a password
 */
record RealmAccount(
    String id,
    String username,
    String lastName,
    String firstName,
    String email,
    boolean isActivated) {
  static final String CHOOSE_PASSWORD = "UPDATE_PASSWORD";

  static RealmAccount of(JsonObject user) {
    return new RealmAccount(
        user.getString("id"),
        user.getString("username"),
        user.getString("lastName", ""),
        user.getString("firstName", ""),
        user.getString("email"),
        !user.getJsonArray("requiredActions", new JsonArray()).contains(CHOOSE_PASSWORD));
  }
}
