package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.repair.Annexes.asNeeded;
import static org.korrigo.exams.repair.Annexes.attach;
import static org.korrigo.exams.repair.Annexes.named;
import static org.korrigo.exams.repair.Annexes.path;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.keyed;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Infrastructure;

/** What is asked again or cannot be meant changes nothing. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnnexRequestsApiTest {
  @Test
  void aRepeatedRequestActsOnce() {
    Desktop desk = new Desktop().with(asNeeded(), 4);
    Desktop other = new Desktop().with(asNeeded(), 4);
    String key = UUID.randomUUID().toString();
    String id =
        keyed(key, Map.of(), path(desk)).then().statusCode(201).extract().<String>path("id");

    keyed(key, Map.of(), path(desk)).then().statusCode(200).body("id", equalTo(id));

    keyed(key, Map.of(), path(other))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    keyed(UUID.randomUUID().toString(), Map.of(), path(desk))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    desk.assertWhole();
  }

  @Test
  void aKeyThatAttachedOtherLeavesIsRefused() {
    Desktop desk = new Desktop().with(asNeeded(), 4);
    List<String> copies = copies(desk.exam);
    String key = UUID.randomUUID().toString();
    Map<String, ?> first = named(Map.of("leaf", 1, "copy_id", copies.get(1)), Map.of("leaf", 2));
    keyed(key, first, path(desk)).then().statusCode(201);
    Map<Integer, String> before = desk.states();

    for (Map<String, ?> other :
        List.of(
            Map.<String, Object>of(),
            named(Map.of("leaf", 1)),
            named(Map.of("leaf", 3)),
            named(Map.of("leaf", 1), Map.of("leaf", 2), Map.of("leaf", 3)),
            named(Map.of("leaf", 1, "copy_id", copies.get(3)), Map.of("leaf", 2)),
            named(Map.of("leaf", 1, "copy_id", copies.get(1)), Map.of("leaf", 2, "turn", 180)))) {
      keyed(key, other, path(desk))
          .then()
          .statusCode(409)
          .body("type", equalTo("/problems/conflict"));
    }

    assertThat(desk.states()).isEqualTo(before);
    keyed(key, first, path(desk)).then().statusCode(200);
  }

  @Test
  void whatCannotBeMeantIsNamedAndNothingChanges() {
    Desktop desk = new Desktop().with(asNeeded(), 4);
    Map<Integer, String> before = desk.states();

    attach(desk, named(Map.of("leaf", 9), Map.of("leaf", 1, "turn", 45), Map.of("leaf", 1)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("leaves[0].leaf", "leaves[1].turn", "leaves[2].leaf"));
    attach(desk, Map.of("leaves", List.of())).then().statusCode(400);
    attach(desk, named(Map.of("leaf", 1, "copy_id", UUID.randomUUID()))).then().statusCode(404);
    post("uploads/" + UUID.randomUUID() + "/annexes", Map.of()).then().statusCode(404);
    admin().get("/api/exams/uploads/" + UUID.randomUUID() + "/annexes").then().statusCode(404);
    assertThat(desk.states()).isEqualTo(before);

    handOver(copies(desk.exam).get(1)).then().statusCode(200);
    attach(desk, named(Map.of("leaf", 1, "copy_id", copies(desk.exam).get(1))))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"));
    desk.side(3, "discards", Map.of("reason", "a note")).then().statusCode(201);
    attach(desk, named(Map.of("leaf", 1))).then().statusCode(409).body("leaf", is(1));
    desk.assertWhole();
  }
}
