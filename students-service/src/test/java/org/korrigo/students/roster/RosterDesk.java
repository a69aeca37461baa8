package org.korrigo.students.roster;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.korrigo.testing.Database;
import org.korrigo.testing.Tokens;

/** What the secretariat sends, and some pupils' lines. */
final class RosterDesk {
  static final String ANNE =
      Rosters.line("LE GOFF ANNE", "02/03/2008", "anne.le-goff@lycee.example", "TG2");
  static final String JEAN =
      Rosters.line("DUPONT JEAN", "02/03/2008", "jean.dupont2@lycee.example", "TG2");
  static final String UNSURE = Rosters.line("GARCIA LOPEZ MARIA", "05/06/2008", "", "TG3");

  private RosterDesk() {}

  /** Sends a roster to a path. */
  static ValidatableResponse post(String path, byte[] roster) {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .multiPart("file", "roster.csv", roster, "text/csv")
        .post(path)
        .then();
  }

  /** Imports a roster under a new key. */
  static ValidatableResponse upload(byte[] roster) {
    return uploadUnder(UUID.randomUUID().toString(), roster);
  }

  /** Imports a roster under a key. */
  static ValidatableResponse uploadUnder(String key, byte[] roster) {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .header("Idempotency-Key", key)
        .multiPart("file", "roster.csv", roster, "text/csv")
        .post("/api/students/imports")
        .then();
  }

  /** The number of the pupil's record. */
  static String idOf(String lastName) {
    return Database.query("select id from student where last_name = ?", lastName)
        .getFirst()
        .get("id")
        .toString();
  }
}
