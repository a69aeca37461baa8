package org.korrigo.identification;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.EndpointRoles;
import org.korrigo.testing.Infrastructure;

/** Who may call which endpoint: the secretariat alone, all of them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RolesApiTest {
  private static final EndpointRoles ENDPOINTS =
      new EndpointRoles(
          "identification",
          """
          GET    /students                           admin
          GET    /exams/{exam_id}/copies             admin
          GET    /exams/{exam_id}/progress           admin
          GET    /exams/{exam_id}/queue              admin
          GET    /exams/{exam_id}/settings           admin
          PUT    /exams/{exam_id}/settings           admin
          GET    /copies/{copy_id}                   admin
          PUT    /copies/{copy_id}/student           admin
          POST   /copies/{copy_id}/not-on-list       admin
          POST   /copies/{copy_id}/skips             admin
          POST   /copies/{copy_id}/undo              admin
          POST   /copies/{copy_id}/readings          admin
          GET    /copies/{copy_id}/decisions         admin
          GET    /copies/{copy_id}/headers/{number}  admin
          POST   /dead-letters/replays               admin
          """,
          Map.of("number", "1"));

  @Test
  void everyEndpointHasItsRow() {
    ENDPOINTS.everyEndpointHasItsRow();
  }

  @ParameterizedTest
  @MethodSource
  void whoMayCallAnEndpointIsLetInAndNobodyElse(String endpoint, String caller, boolean allowed) {
    ENDPOINTS.check(endpoint, caller, allowed);
  }

  static Stream<Arguments> whoMayCallAnEndpointIsLetInAndNobodyElse() {
    return ENDPOINTS.cases();
  }
}
