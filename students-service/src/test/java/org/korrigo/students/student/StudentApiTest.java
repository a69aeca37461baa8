package org.korrigo.students.student;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StudentApiTest {
  private static final String STUDENTS = "/api/students";

  @Inject EnrollingStudents enrolling;

  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
  }

  @Test
  void aLimitThatIsNoNumberIsNotValid() {
    admin()
        .get(STUDENTS + "?limit=all")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"));
    admin().get(STUDENTS + "/all").then().statusCode(404);
  }

  @Test
  void showsAPupil() throws Throwable {
    int id = enrol(pupil("LE GOFF", "ANNE", "TG2"));

    admin()
        .get(STUDENTS + "/" + id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("last_name", equalTo("LE GOFF"))
        .body("first_name", equalTo("ANNE"))
        .body("date_naissance", equalTo("2008-02-01"))
        .body("class_name", equalTo("TG2"))
        .body("email", nullValue())
        .body("user_id", nullValue())
        .body("name_split", equalTo("CERTAIN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999", "2147483648", "nobody"})
  void answersNotFoundForAPupilWhoIsNotThere(String id) {
    admin()
        .get(STUDENTS + "/" + id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/not-found"));
  }

  @Test
  void listsPupilsPageByPageInTheOrderOfTheirNames() throws Throwable {
    enrol(
        pupil("ZOLA", "ZOÉ", "TG1"),
        pupil("ÉTIENNE", "ANNE", "TG1"),
        pupil("DE LA TOUR", "JEAN", "TG1"),
        pupil("ABEL", "PAUL", "TG1"),
        pupil("D'INDY", "LÉO", "TG1"));

    List<List<String>> pages = new ArrayList<>();
    String query = "?limit=2";
    while (query != null) {
      Response page = admin().get(STUDENTS + query);
      pages.add(page.jsonPath().getList("last_name", String.class));
      query = next(page);
    }

    assertThat(pages)
        .containsExactly(
            List.of("ABEL", "D'INDY"), List.of("DE LA TOUR", "ÉTIENNE"), List.of("ZOLA"));
  }

  @Test
  void goesOnAfterAPupilWhoWasRemovedMeanwhile() throws Throwable {
    enrol(pupil("ABEL", "PAUL", "TG1"), pupil("BERT", "LOU", "TG1"), pupil("CARO", "MAX", "TG1"));
    Response first = admin().get(STUDENTS + "?limit=1");
    Database.execute("delete from student where last_name = 'ABEL'");

    admin().get(STUDENTS + next(first)).then().statusCode(200).body("last_name", contains("BERT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "###", "YWJj", "YWJjLw", "4pyT"})
  void refusesACursorThatNoListGave(String cursor) {
    admin()
        .queryParam("after", cursor)
        .get(STUDENTS)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("after"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "henoret | L'HÉNORET",
        "L’Hénoret | L'HÉNORET",
        "loic hen | L'HÉNORET",
        "henorret | L'HÉNORET",
        "goff anne | LE GOFF",
        "legof | LE GOFF",
        "tour | DE LA TOUR"
      })
  void findsAPupilByPartsOfTheNameEvenMisspelt(String text, String lastName) throws Throwable {
    enrol(
        pupil("L'HÉNORET", "LOÏC", "TG1"),
        pupil("LE GOFF", "ANNE", "TG1"),
        pupil("DE LA TOUR", "JEAN", "TG2"));

    admin()
        .queryParam("q", text)
        .get(STUDENTS)
        .then()
        .statusCode(200)
        .body("last_name", contains(lastName));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyzzy", "%", "_", "'; drop table student; --", "100%"})
  void findsNobodyByWhatIsInNoName(String text) throws Throwable {
    enrol(pupil("LE GOFF", "ANNE", "TG1"));

    List<Integer> found = admin().queryParam("q", text).get(STUDENTS).jsonPath().getList("id");

    assertThat(found).hasSize(FoldedName.of(text).isEmpty() ? 1 : 0);
  }

  @Test
  void listsAClassAndThoseToLookAt() throws Throwable {
    enrol(
        pupil("ABEL", "PAUL", "TG1"),
        pupil("BERT", "LOU", "TG2"),
        new PupilDetails(
            "GARCIA", "LOPEZ MARIA", LocalDate.of(2008, 2, 1), "TG2", null, NameSplit.GUESSED));

    admin()
        .queryParam("class_name", "TG2")
        .get(STUDENTS)
        .then()
        .body("last_name", contains("BERT", "GARCIA"))
        .body("class_name", everyItem(equalTo("TG2")));
    admin()
        .queryParam("name_split", "GUESSED")
        .get(STUDENTS)
        .then()
        .body("last_name", contains("GARCIA"));
  }

  @Test
  void needsOneStatementForAPageOfAnySize() throws Throwable {
    enrol(
        IntStream.range(0, 60)
            .mapToObj(i -> pupil("PUPIL" + i, "JEAN", "TG1"))
            .toArray(PupilDetails[]::new));

    int forOne = Statements.leastDuring(() -> admin().get(STUDENTS + "?limit=1"));
    int forMany =
        Statements.leastDuring(
            () -> admin().get(STUDENTS + "?limit=60").then().body("id", hasSize(60)));

    assertThat(forOne).isEqualTo(1);
    assertThat(forMany).isEqualTo(1);
  }

  @Test
  void linksAPupilToAnAccountAndTellsSo() throws Throwable {
    int id = enrol(pupil("LE GOFF", "ANNE", "TG2"));

    link(id, "\"subject-1\"").statusCode(200).body("user_id", equalTo("subject-1"));
    link(id, "null").statusCode(200).body("user_id", nullValue());

    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(StudentEnrolled.class, Integer.toString(id)))
                    .extracting(StudentEnrolled::userId)
                    .containsExactly(null, "subject-1", null));
  }

  @Test
  void tellsNothingWhenTheAccountIsLinkedAlready() throws Throwable {
    int id = enrol(pupil("LE GOFF", "ANNE", "TG2"));
    link(id, "\"subject-2\"").statusCode(200);

    link(id, "\"subject-2\"").statusCode(200);
    link(id, "\"subject-3\"").statusCode(200);

    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(StudentEnrolled.class, Integer.toString(id)))
                    .extracting(StudentEnrolled::userId)
                    .containsExactly(null, "subject-2", "subject-3"));
  }

  @Test
  void refusesAnAccountThatIsAnotherPupils() throws Throwable {
    int anne = enrol(pupil("LE GOFF", "ANNE", "TG2"));
    int jean = enrol(pupil("DUPONT", "JEAN", "TG2"));
    link(anne, "\"subject-4\"").statusCode(200);

    link(jean, "\"subject-4\"")
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("violations[0].field", equalTo("user_id"));

    assertThat(Database.query("select id from student where user_id = 'subject-4'").getFirst())
        .containsEntry("id", anne);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "{}", "[1]"})
  void refusesAnAccountThatIsNone(String userId) throws Throwable {
    int id = enrol(pupil("LE GOFF", "ANNE", "TG2"));

    link(id, userId).statusCode(400).body("type", equalTo("/problems/invalid-request"));
  }

  @Test
  void takesAPersonsWordForWhereTheLastNameEnds() throws Throwable {
    int id = enrol(pupil("GARCIA", "LOPEZ MARIA", "TG2"));

    settle(id, "GARCIA LOPEZ", "MARIA")
        .statusCode(200)
        .body("last_name", equalTo("GARCIA LOPEZ"))
        .body("first_name", equalTo("MARIA"))
        .body("name_split", equalTo("SETTLED"));

    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(StudentEnrolled.class, Integer.toString(id)))
                    .extracting(StudentEnrolled::lastName)
                    .containsExactly("GARCIA", "GARCIA LOPEZ"));
  }

  @Test
  void refusesASettledNameThatIsNotTheNameOnTheRoster() throws Throwable {
    int id = enrol(pupil("GARCIA", "LOPEZ MARIA", "TG2"));

    settle(id, "GARCIA", "MARIA")
        .statusCode(400)
        .body("violations[0].field", equalTo("last_name"))
        .body("detail", containsString("the name on the roster"));
  }

  @Test
  void removesAPupilAndTellsSo() throws Throwable {
    int id = enrol(pupil("LE GOFF", "ANNE", "TG2"));

    admin().delete(STUDENTS + "/" + id).then().statusCode(204);

    admin().get(STUDENTS + "/" + id).then().statusCode(404);
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(StudentRemoved.class, Integer.toString(id)))
                    .containsExactly(new StudentRemoved(id)));
    admin().get(STUDENTS).then().body("", empty());
  }

  @Test
  void answersNotFoundWhenChangingAPupilWhoIsNotThere() {
    link(999_999, "null").statusCode(404);
    settle(999_999, "A", "B").statusCode(404);
    admin().delete(STUDENTS + "/999999").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"teacher", "student"})
  void refusesEveryoneButTheSecretariat(String role) throws Throwable {
    int id = enrol(pupil("LE GOFF", "ANNE", "TG2"));
    String token = Tokens.of("someone", role);
    String one = STUDENTS + "/" + id;

    for (Response answer :
        List.of(
            as(token).get(STUDENTS),
            as(token).get(one),
            as(token).body("{\"user_id\":null}").put(one + "/account"),
            as(token).body("{\"last_name\":\"A\",\"first_name\":\"B\"}").put(one + "/name"),
            as(token).delete(one))) {
      answer.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
      assertThat(answer.asString()).doesNotContain("GOFF", "ANNE");
    }
  }

  @Test
  void refusesACallerWithoutAToken() {
    given().get(STUDENTS).then().statusCode(401).body("type", equalTo("/problems/unauthenticated"));
  }

  private int enrol(PupilDetails... pupils) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(
        () ->
            io.quarkus.hibernate.reactive.panache.Panache.withTransaction(
                () ->
                    enrolling
                        .enrol(List.of(pupils))
                        .map(done -> done.byIdentity().get(pupils[0].identity()).id())));
  }

  private static PupilDetails pupil(String lastName, String firstName, String className) {
    return new PupilDetails(
        lastName, firstName, LocalDate.of(2008, 2, 1), className, null, NameSplit.CERTAIN);
  }

  private static ValidatableResponse link(int id, String userId) {
    return admin()
        .body("{\"user_id\":" + userId + "}")
        .put(STUDENTS + "/" + id + "/account")
        .then();
  }

  private static ValidatableResponse settle(int id, String lastName, String firstName) {
    return admin()
        .body("{\"last_name\":\"%s\",\"first_name\":\"%s\"}".formatted(lastName, firstName))
        .put(STUDENTS + "/" + id + "/name")
        .then();
  }

  private static RequestSpecification admin() {
    return as(Tokens.admin());
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json").urlEncodingEnabled(true);
  }

  /** The query of the next page, or null on the last. */
  private static String next(Response page) {
    String link = page.getHeader("Link");
    return link == null ? null : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
  }
}
