package org.korrigo.students.personaldata;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.korrigo.testing.Database;
import org.korrigo.testing.Tokens;

/** What the secretariat does with made-up pupils, and what is kept of it. */
final class Secretariat {
  static final String STUDENTS = "/api/students";
  static final String HEADER = "Élèves;Né(e) le;Classe;Options\r\n";
  static final String ANNE = "QUÉRÉ ANNE;02/03/2008;TG2;\"LATIN\r\nGREC\"\r\n";
  static final String JEAN = "DUPONT JEAN;02/03/2008;TG2;\r\n";
  static final String OTHER_ANNE = "QUERE ANNE;04/05/2009;TG3;\r\n";
  static final String NO_DATE = "QUERE ANNE;31/02/2008;TG2;\r\n";

  private Secretariat() {}

  /** Forgets every pupil, every import and every stored file. */
  static void forgetAll() throws SQLException, IOException {
    Database.execute("delete from student");
    Database.execute("delete from student_merge");
    Database.execute("delete from import_run");
    for (Path stored : storedFiles()) {
      Files.delete(stored);
    }
  }

  /** The id of the run that imported a roster, its refused lines left out. */
  static String imported(String roster, Charset charset) {
    return importing(UUID.randomUUID(), roster.getBytes(charset))
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  /** The answer to an import. */
  static Response importing(UUID key, byte[] roster) {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .header("Idempotency-Key", key)
        .multiPart("file", "roster.csv", roster, "text/csv")
        .post(STUDENTS + "/imports?leave_out_refused=true");
  }

  static ValidatableResponse erase(int id, String confirmation) {
    return admin()
        .body("{\"confirmation\":\"" + confirmation + "\"}")
        .post(STUDENTS + "/" + id + "/erasure")
        .then();
  }

  /** Gives a pupil another last name, first name, birth date and class. */
  static void rename(int id, String last, String first, String birthDate, String className) {
    admin()
        .header("If-Match", admin().get(STUDENTS + "/" + id).getHeader("ETag"))
        .body(
            """
            {"last_name":"%s","first_name":"%s","date_naissance":"%s","class_name":"%s"}
            """
                .formatted(last, first, birthDate, className))
        .put(STUDENTS + "/" + id)
        .then()
        .statusCode(200);
  }

  /** The kept file of a run. */
  static String file(String run) {
    return new String(
        admin()
            .accept("text/csv")
            .get(STUDENTS + "/imports/" + run + "/file")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray(),
        StandardCharsets.UTF_8);
  }

  static List<String> storedText() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path stored : storedFiles()) {
      texts.add(Files.readString(stored, StandardCharsets.ISO_8859_1));
    }
    return texts;
  }

  static List<Path> storedFiles() throws IOException {
    Path own = storeDirectory().resolve("students");
    if (!Files.exists(own)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(own)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  static Path storeDirectory() {
    return ConfigProvider.getConfig().getValue("korrigo.files.directory", Path.class);
  }

  static int idOf(String className) {
    return (int)
        Database.query("select id from student where class_name = ?", className)
            .getFirst()
            .get("id");
  }

  static int idOf(String lastName, String className) {
    return (int)
        Database.query(
                "select id from student where last_name = ? and class_name = ?",
                lastName,
                className)
            .getFirst()
            .get("id");
  }

  static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
