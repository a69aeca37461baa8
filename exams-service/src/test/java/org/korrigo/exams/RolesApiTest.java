package org.korrigo.exams;

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

/**
 * Who may call which endpoint. What goes beyond roles, such as that a corrector sees the active
 * papers only, is told by the tests of the feature.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RolesApiTest {
  private static final EndpointRoles ENDPOINTS =
      new EndpointRoles(
          "exams",
          """
          POST   /                                            admin
          GET    /                                            admin
          GET    /{id}                                        admin
          PUT    /{id}                                        admin
          DELETE /{id}                                        admin
          POST   /{id}/duplicates                             admin
          PUT    /{id}/grading-structure                      admin
          POST   /{id}/uploads                                admin
          GET    /{id}/pdfs                                   admin
          GET    /{id}/jobs                                   admin
          GET    /jobs/{id}                                   admin
          GET    /jobs/{id}/events                            admin
          POST   /jobs/{id}/cancellation                      admin
          POST   /jobs/{id}/retry                             admin
          GET    /uploads/{upload_id}/sheets                  admin
          POST   /uploads/{upload_id}/confirmation            admin
          GET    /uploads/{upload_id}/annexes                 admin
          GET    /uploads/{upload_id}/sides/{side}/picture    admin
          POST   /uploads/{upload_id}/annexes                 admin
          GET    /{exam_id}/booklets                          admin
          GET    /booklets/{id}/header                        admin
          GET    /booklets/{id}/pages/{page}                  admin
          GET    /booklets/{id}/pages/{page}/preview          admin
          GET    /{exam_id}/copies                            admin
          GET    /copies/{id}                                 admin
          POST   /copies/{id}/booklets                        admin
          POST   /copies/{id}/validation                      admin
          PUT    /copies/{id}/variant                         admin
          POST   /{exam_id}/hand-overs                        admin
          GET    /hand-overs/{id}                             admin
          GET    /hand-overs/{id}/events                      admin
          POST   /{exam_id}/document-sets                     admin
          GET    /{exam_id}/document-sets                     admin teacher
          GET    /document-sets/{id}                          admin teacher
          PUT    /document-sets/{id}/activation               admin
          PUT    /document-sets/{id}/documents/{doc_type}     admin
          GET    /document-sets/{id}/documents/{doc_type}     admin teacher
          GET    /{exam_id}/ledger                            admin
          GET    /{exam_id}/ledger/certificate                admin
          GET    /{exam_id}/sides                             admin
          GET    /{exam_id}/expected                          admin
          PUT    /{exam_id}/expected                          admin
          GET    /{exam_id}/expected/students                 admin
          POST   /booklets/{id}/turns                         admin
          POST   /booklets/{id}/half-swaps                    admin
          POST   /booklets/{id}/face-swaps                    admin
          PUT    /booklets/{id}/pages                         admin
          POST   /booklets/{id}/page-moves                    admin
          POST   /booklets/{id}/moves                         admin
          POST   /booklets/{id}/splits                        admin
          POST   /{exam_id}/booklet-merges                    admin
          POST   /booklets/{id}/discards                      admin
          POST   /booklets/{id}/restorations                  admin
          POST   /uploads/{upload_id}/sides/{side}/discards   admin
          POST   /uploads/{upload_id}/sides/{side}/restorations admin
          POST   /uploads/{upload_id}/sides/{side}/blanks     admin
          POST   /{exam_id}/sheets                            admin
          POST   /copies/{id}/discards                        admin
          POST   /copies/{id}/absences                        admin
          POST   /{exam_id}/absences                          admin
          GET    /{exam_id}/actions                           admin
          GET    /actions/{id}                                admin
          POST   /actions/{id}/undo                           admin
          POST   /dead-letters/replays                        admin
          """,
          Map.of("page", "1", "side", "1", "doc_type", "SUJET"));

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
