package org.korrigo.students.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.korrigo.students.roster.RosterDesk.ANNE;
import static org.korrigo.students.roster.RosterDesk.JEAN;
import static org.korrigo.students.roster.RosterDesk.UNSURE;
import static org.korrigo.students.roster.RosterDesk.idOf;
import static org.korrigo.students.roster.RosterDesk.upload;
import static org.korrigo.students.roster.RosterDesk.uploadUnder;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

/** Rosters that are imported: which pupils are created, found again, changed and published. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ImportApiTest {
  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
  }

  @Test
  void importsARosterAndPublishesEachPupil() {
    upload(Rosters.of(ANNE, JEAN))
        .statusCode(200)
        .body("id", notNullValue())
        .body("rows", equalTo(2))
        .body("created", equalTo(2))
        .body("updated", equalTo(0))
        .body("unchanged", equalTo(0))
        .body("faults", empty())
        .body("review", empty());

    Map<String, Object> anne =
        Database.query("select * from student where last_name = 'LE GOFF'").getFirst();
    assertThat(anne)
        .containsEntry("first_name", "ANNE")
        .containsEntry("class_name", "TG2")
        .containsEntry("email", "anne.le-goff@lycee.example");
    String key = anne.get("id").toString();
    await().untilAsserted(() -> assertThat(enrolled(key)).hasSize(1));
    assertThat(enrolled(key).getFirst().firstName()).isEqualTo("ANNE");
  }

  /** Four pupils in ten share their birth date (domain §7). */
  @Test
  void keepsPupilsApartWhoShareABirthDateOrAName() {
    // Given
    String anne = Rosters.line("LE GOFF ANNE", "02/03/2008", "", "TG2");
    String sameDay = Rosters.line("DUPONT JEAN", "02/03/2008", "", "TG2");
    String sameName = Rosters.line("LE GOFF ANNE", "03/03/2008", "", "TG2");
    upload(Rosters.of(anne, sameDay, sameName)).statusCode(200).body("created", equalTo(3));

    // When
    upload(Rosters.of(anne, sameDay.replace("TG2", "TG5"), sameName))
        .statusCode(200)
        .body("updated", equalTo(1))
        .body("unchanged", equalTo(2));

    // Then
    assertThat(Database.query("select last_name from student where class_name = 'TG5'"))
        .containsExactly(Map.of("last_name", "DUPONT"));
  }

  @Test
  void publishesOnlyPupilsWhoChangedWhenARosterComesAgain() {
    upload(Rosters.of(ANNE, JEAN)).statusCode(200);
    String anne = idOf("LE GOFF");
    String jean = idOf("DUPONT");

    upload(Rosters.of(ANNE.replace("TG2", "TG5"), JEAN))
        .statusCode(200)
        .body("created", equalTo(0))
        .body("updated", equalTo(1))
        .body("unchanged", equalTo(1));

    assertThat(idOf("LE GOFF")).isEqualTo(anne);
    await()
        .untilAsserted(
            () ->
                assertThat(enrolled(anne))
                    .extracting(StudentEnrolled::className)
                    .containsExactly("TG2", "TG5"));
    await().untilAsserted(() -> assertThat(enrolled(jean)).hasSize(1));
  }

  @Test
  void asksForAPersonsLookWhereTheLastNameIsAGuess() {
    upload(Rosters.of(ANNE, UNSURE))
        .statusCode(200)
        .body("created", equalTo(2))
        .body("review", hasSize(1))
        .body("review[0].line", equalTo(3))
        .body("review[0].student_id", equalTo(Integer.parseInt(idOf("GARCIA"))))
        .body("review[0].last_name", equalTo("GARCIA"))
        .body("review[0].first_name", equalTo("LOPEZ MARIA"))
        .body("review[0].reason", equalTo("no e-mail address tells where the last name ends"));
  }

  @Test
  void findsThePupilAgainWhenALaterRosterTellsWhereTheLastNameEnds() {
    upload(Rosters.of(UNSURE)).statusCode(200);
    String id = idOf("GARCIA");

    upload(Rosters.of(UNSURE.replace(",,", ",maria.garcialopez@lycee.example,")))
        .statusCode(200)
        .body("updated", equalTo(1))
        .body("review", empty());

    assertThat(idOf("GARCIA LOPEZ")).isEqualTo(id);
  }

  @Test
  void keepsWhatIsKnownOfTheNameWhenALaterRosterTellsLess() {
    upload(Rosters.of(ANNE)).statusCode(200);

    upload(Rosters.of(ANNE.replace("anne.le-goff@lycee.example", "")))
        .statusCode(200)
        .body("unchanged", equalTo(1))
        .body("review", empty());

    assertThat(Database.query("select email from student"))
        .containsExactly(Map.of("email", "anne.le-goff@lycee.example"));
  }

  @Test
  void neverUndoesTheCutThatAPersonSettled() {
    upload(Rosters.of(UNSURE)).statusCode(200);
    given()
        .auth()
        .oauth2(Tokens.admin())
        .contentType("application/json")
        .body("{\"last_name\":\"GARCIA LOPEZ\",\"first_name\":\"MARIA\"}")
        .put("/api/students/" + idOf("GARCIA") + "/name")
        .then()
        .statusCode(200);

    upload(Rosters.of(UNSURE.replace(",,", ",lopez-maria.garcia@lycee.example,")))
        .statusCode(200)
        .body("created", equalTo(0));

    assertThat(Database.query("select last_name, first_name from student"))
        .containsExactly(Map.of("last_name", "GARCIA LOPEZ", "first_name", "MARIA"));
  }

  @Test
  void importsAPlainFileWithNamedColumns() {
    upload(
            "class_name;last_name;first_name;date_naissance;email\nTG2;de la Tour;Anne Lou;2008-02-29;\n"
                .getBytes(StandardCharsets.UTF_8))
        .statusCode(200)
        .body("created", equalTo(1))
        .body("review", empty());

    assertThat(
            Database.query(
                "select last_name, first_name, date_naissance::text as day from student"))
        .containsExactly(
            Map.of("last_name", "DE LA TOUR", "first_name", "Anne Lou", "day", "2008-02-29"));
  }

  @Test
  void importsOnceUnderOneKey() {
    String key = UUID.randomUUID().toString();
    String first = uploadUnder(key, Rosters.of(ANNE)).statusCode(200).extract().asString();

    String second = uploadUnder(key, Rosters.of(ANNE)).statusCode(200).extract().asString();

    assertThat(second).isEqualTo(first).contains(key, "\"created\":1");
    assertThat(Database.query("select 1 from import_run where id = ?", UUID.fromString(key)))
        .hasSize(1);
  }

  @Test
  void needsAsManyStatementsForManyPupilsAsForTwo() {
    byte[] few = classOf(2, "TG1");
    byte[] many = classOf(1_000, "TG2");

    int forFew = Statements.countDuring(() -> upload(few).statusCode(200));
    int forMany = Statements.countDuring(() -> upload(many).statusCode(200));

    assertThat(forFew).isPositive();
    assertThat(forMany).isEqualTo(forFew);
    await()
        .untilAsserted(
            () ->
                assertThat(Database.query("select count(*) as left from outbox"))
                    .containsExactly(Map.of("left", 0L)));
  }

  private static byte[] classOf(int pupils, String className) {
    return Rosters.of(
        IntStream.range(0, pupils)
            .mapToObj(i -> "PUPIL" + Integer.toString(i, 36) + " JEAN")
            .map(name -> Rosters.line(name, "01/02/2008", "", className))
            .toArray(String[]::new));
  }

  private static List<StudentEnrolled> enrolled(String key) {
    return Broker.events(StudentEnrolled.class, key);
  }
}
