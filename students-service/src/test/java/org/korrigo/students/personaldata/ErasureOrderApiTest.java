package org.korrigo.students.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.korrigo.students.personaldata.Secretariat.ANNE;
import static org.korrigo.students.personaldata.Secretariat.HEADER;
import static org.korrigo.students.personaldata.Secretariat.JEAN;
import static org.korrigo.students.personaldata.Secretariat.OTHER_ANNE;
import static org.korrigo.students.personaldata.Secretariat.STUDENTS;
import static org.korrigo.students.personaldata.Secretariat.admin;
import static org.korrigo.students.personaldata.Secretariat.erase;
import static org.korrigo.students.personaldata.Secretariat.file;
import static org.korrigo.students.personaldata.Secretariat.idOf;
import static org.korrigo.students.personaldata.Secretariat.imported;
import static org.korrigo.students.personaldata.Secretariat.importing;
import static org.korrigo.students.personaldata.Secretariat.storedText;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/**
 * Imports and erasures that come at once are done one after the other, in either order. Each
 * request waits for the lock on the pupils, which the test holds, in the order in which it came.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ErasureOrderApiTest {
  private static final byte[] ROSTER = (HEADER + JEAN + ANNE).getBytes(StandardCharsets.UTF_8);

  @BeforeEach
  void nothingIsKept() throws SQLException, IOException {
    Secretariat.forgetAll();
  }

  @Test
  void anImportAfterAnErasureHasItsFileAlthoughTheErasureRemovedTheSame() throws Exception {
    importing(UUID.randomUUID(), ROSTER).then().statusCode(200);
    int anne = idOf("QUÉRÉ", "TG2");
    UUID second = UUID.randomUUID();

    CompletableFuture<Integer> erasure;
    CompletableFuture<Response> imported;
    try (HeldLock held = HeldLock.onTable("student")) {
      erasure = waiting(held, () -> erase(anne, "QUÉRÉ ANNE").extract().statusCode());
      imported = waiting(held, () -> importing(second, ROSTER));
    }

    assertThat(erasure.join()).isEqualTo(204);
    assertThat(imported.join().statusCode()).isEqualTo(200);
    assertThat(file(second.toString())).isEqualTo(HEADER + JEAN + ANNE);
  }

  @Test
  void anErasureAfterAnImportIsRefusedOnceAndThenForgetsThatImportToo() throws Exception {
    importing(UUID.randomUUID(), ROSTER).then().statusCode(200);
    int anne = idOf("QUÉRÉ", "TG2");
    UUID second = UUID.randomUUID();

    CompletableFuture<Integer> erasure;
    CompletableFuture<Response> imported;
    try (HeldLock held = HeldLock.onTable("student")) {
      imported = waiting(held, () -> importing(second, ROSTER));
      erasure = waiting(held, () -> erase(anne, "QUÉRÉ ANNE").extract().statusCode());
    }

    assertThat(imported.join().statusCode()).isEqualTo(200);
    assertThat(erasure.join()).isEqualTo(409);
    erase(anne, "QUÉRÉ ANNE").statusCode(204);
    assertThat(file(second.toString())).isEqualTo("\uFEFF" + HEADER + JEAN + "\r\n\r\n");
    assertThat(storedText()).noneMatch(text -> text.contains("LATIN"));
  }

  @Test
  void ofTwoErasuresTheSecondIsAskedForAgainAndNeitherPupilStays() throws Exception {
    String run = imported(HEADER + JEAN + ANNE + OTHER_ANNE, StandardCharsets.UTF_8);
    int anne = idOf("QUÉRÉ", "TG2");
    int other = idOf("TG3");

    CompletableFuture<Integer> first;
    CompletableFuture<Integer> second;
    try (HeldLock held = HeldLock.onTable("student")) {
      first = waiting(held, () -> erase(anne, "QUÉRÉ ANNE").extract().statusCode());
      second = waiting(held, () -> erase(other, "QUERE ANNE").extract().statusCode());
    }

    assertThat(first.join()).isEqualTo(204);
    assertThat(second.join()).isEqualTo(409);
    erase(other, "QUERE ANNE").statusCode(204);
    assertThat(file(run)).isEqualTo("\uFEFF" + HEADER + JEAN + "\r\n\r\n\r\n");
    assertThat(storedText()).hasSize(1);
  }

  @Test
  void theSameImportTwiceAtOnceIsDoneOnceAndAnsweredTwice() throws Exception {
    UUID key = UUID.randomUUID();

    CompletableFuture<Response> first;
    CompletableFuture<Response> second;
    try (HeldLock held = HeldLock.onTable("student")) {
      first = waiting(held, () -> importing(key, ROSTER));
      second = waiting(held, () -> importing(key, ROSTER));
    }

    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(second.join().statusCode()).isEqualTo(200);
    assertThat(second.join().asString()).isEqualTo(first.join().asString());
    assertThat(Database.query("select 1 from import_run")).hasSize(1);
  }

  @Test
  void anotherFileUnderTheSameKeyAtOnceLeavesNoFile() throws Exception {
    UUID key = UUID.randomUUID();
    byte[] other = (HEADER + OTHER_ANNE).getBytes(StandardCharsets.UTF_8);

    CompletableFuture<Response> first;
    CompletableFuture<Response> second;
    try (HeldLock held = HeldLock.onTable("student")) {
      first = waiting(held, () -> importing(key, ROSTER));
      second = waiting(held, () -> importing(key, other));
    }

    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(second.join().statusCode()).isEqualTo(409);
    assertThat(storedText()).hasSize(1);
    admin().get(STUDENTS + "/imports/" + key).then().statusCode(200);
  }

  /** Sends a request, and goes on once it waits for the lock behind those that were sent before. */
  private static <T> CompletableFuture<T> waiting(HeldLock held, Supplier<T> request) {
    int before = held.waiting();
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
    await().until(() -> answer.isCompletedExceptionally() || held.waiting() > before);
    return answer;
  }
}
