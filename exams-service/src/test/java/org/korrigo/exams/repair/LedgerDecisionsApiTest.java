package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.repair.ListedDesk.ANNEX;
import static org.korrigo.exams.repair.ListedDesk.desk;
import static org.korrigo.exams.repair.ListedDesk.identify;
import static org.korrigo.exams.repair.ListedDesk.ledger;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.confirmed;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Infrastructure;

/**
 * What decisions change of an exam's ledger beside its figures: the certificate, and who is
 * counted.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LedgerDecisionsApiTest {
  private static final Map<String, String> WHY = Map.of("reason", "a test");

  @Test
  void theCertificateComesWithTheLastDecisionAndGoesWithItsUndoing() throws SQLException {
    Desktop desk = desk();
    for (String type : List.of("application/json", "application/pdf")) {
      certificate(desk, type).then().statusCode(409);
    }
    desk.side(ANNEX, "discards", WHY).then().statusCode(201);
    confirmed(desk.upload);
    certificate(desk, "application/json")
        .then()
        .statusCode(409)
        .body("detail", containsString("3 copies are expected and 2 came"));

    Response absent = post(desk.exam + "/absences", Map.of("student_id", 13));
    for (String type : List.of("application/json", "application/pdf")) {
      certificate(desk, type).then().statusCode(200);
    }
    undo(absent).then().statusCode(200);
    certificate(desk, "application/json")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"));
  }

  @Test
  void aCopyOfAPupilWhoIsNotOnTheListAndOneHandedOverAreCountedAsSuch() throws SQLException {
    Desktop desk = desk();
    String copy = copies(desk.exam).get(1);
    identify(copy, 99);
    desk.side(ANNEX, "discards", WHY).then().statusCode(201);
    confirmed(desk.upload);
    handOver(copies(desk.exam).getFirst()).then().statusCode(200);

    JsonPath ledger = ledger(desk);
    assertThat(ledger.getInt("roster.not_on_the_list")).isEqualTo(1);
    assertThat(ledger.getInt("copies.handed_over")).isEqualTo(1);
    assertThat(ledger.getInt("roster.missing")).isEqualTo(2);
    post("copies/" + copy + "/discards", WHY).then().statusCode(201);
    assertThat(ledger(desk).getInt("roster.not_on_the_list")).isZero();
  }

  private static Response certificate(Desktop desk, String type) {
    return admin().accept(type).get("/api/exams/" + desk.exam + "/ledger/certificate");
  }
}
