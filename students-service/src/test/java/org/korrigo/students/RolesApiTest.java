package org.korrigo.students;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
          "students",
          """
          GET    /                                       admin
          POST   /                                       admin
          GET    /{id}                                   admin
          PUT    /{id}                                   admin
          DELETE /{id}                                   admin
          PUT    /{id}/account                           admin
          POST   /{id}/account/slip                      admin
          PUT    /{id}/name                              admin
          POST   /{id}/merges                            admin
          GET    /{id}/personal-data                     admin
          POST   /{id}/erasure                           admin
          POST   /personal-data                          admin
          POST   /erasures                               admin
          GET    /classes                                admin
          POST   /classes/{class_name}/accounts          admin
          POST   /classes/{class_name}/activation-mails  admin
          POST   /classes/{class_name}/slips             admin
          GET    /imports                                admin
          POST   /imports                                admin
          POST   /imports/previews                       admin
          GET    /imports/{id}                           admin
          GET    /imports/{id}/file                      admin
          POST   /dead-letters/replays                   admin
          """);

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
