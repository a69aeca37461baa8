package org.korrigo.grading;

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

/** Who may call which endpoint. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RolesApiTest {
  private static final EndpointRoles ENDPOINTS =
      new EndpointRoles(
          "grading",
          """
          GET    /exams                                              admin teacher
          GET    /exams/{exam_id}                                    admin teacher
          GET    /exams/{exam_id}/copies                             admin teacher
          PUT    /exams/{exam_id}/marking                            admin
          GET    /exams/{exam_id}/progress                           admin teacher
          POST   /exams/{exam_id}/next-copy                          teacher
          GET    /exams/{exam_id}/questions/{question_id}/copies     admin teacher
          GET    /exams/{exam_id}/questions/{question_id}/region     admin teacher
          PUT    /exams/{exam_id}/questions/{question_id}/region     admin teacher
          GET    /exams/{exam_id}/dispatches                         admin
          POST   /exams/{exam_id}/dispatches                         admin
          GET    /exams/{exam_id}/dispatches/{dispatch_id}           admin
          GET    /exams/{exam_id}/annotation-templates               admin teacher
          POST   /exams/{exam_id}/annotation-templates               admin
          POST   /exams/{exam_id}/annotation-templates/imports       admin
          GET    /exams/{exam_id}/marks                              admin
          GET    /exams/{exam_id}/marks.csv                          admin
          GET    /exams/{exam_id}/marks-details.csv                  admin
          GET    /exams/{exam_id}/final-pdfs.zip                     admin
          GET    /exams/{exam_id}/statistics                         admin teacher
          GET    /exams/{exam_id}/release                            admin
          POST   /exams/{exam_id}/release                            admin
          DELETE /exams/{exam_id}/release                            admin
          GET    /copies/{id}                                        admin teacher
          GET    /copies/{id}/pages/{page_index}                     admin teacher
          GET    /copies/{id}/annotations                            admin teacher
          POST   /copies/{id}/annotations                            teacher
          POST   /copies/{id}/annotations/{annotation_id}/restoration teacher
          POST   /copies/{id}/annotation-changes                     teacher
          PUT    /copies/{id}/appreciation                           teacher
          PUT    /copies/{id}/corrector                              admin
          GET    /copies/{id}/draft                                  teacher
          PUT    /copies/{id}/draft                                  teacher
          DELETE /copies/{id}/draft                                  teacher
          GET    /copies/{id}/final-pdf                              admin teacher
          POST   /copies/{id}/finalisation                           teacher
          GET    /copies/{id}/unprintable-texts                      admin teacher
          GET    /copies/{id}/former-final-pdfs                      admin
          GET    /copies/{id}/former-final-pdfs/{former_id}          admin
          GET    /copies/{id}/journal                                admin teacher
          GET    /copies/{id}/journal/verification                   admin
          POST   /copies/{id}/lock                                   teacher
          PUT    /copies/{id}/lock                                   teacher
          DELETE /copies/{id}/lock                                   teacher
          POST   /copies/{id}/lock/breaking                          admin
          GET    /copies/{id}/remarks                                admin teacher
          PUT    /copies/{id}/remarks/{question_id}                  teacher
          POST   /copies/{id}/reopening                              admin
          GET    /copies/{id}/scores                                 admin teacher
          PUT    /copies/{id}/scores                                 teacher
          GET    /copies/{id}/scores/{question_id}                   admin teacher
          PUT    /copies/{id}/scores/{question_id}                   teacher
          DELETE /copies/{id}/scores/{question_id}                   teacher
          GET    /copies/{id}/remarks/{question_id}                  admin teacher
          GET    /copies/{id}/appreciation                           admin teacher
          PUT    /copies/{id}/subject-variant                        teacher
          PUT    /annotations/{id}                                   teacher
          DELETE /annotations/{id}                                   teacher
          POST   /dead-letters/replays                               admin
          GET    /annotation-templates/{id}                          admin teacher
          PUT    /annotation-templates/{id}                          admin
          DELETE /annotation-templates/{id}                          admin
          GET    /suggestions                                        teacher
          GET    /user-annotations                                   teacher
          POST   /user-annotations                                   teacher
          GET    /user-annotations/{id}                              teacher
          PUT    /user-annotations/{id}                              teacher
          DELETE /user-annotations/{id}                              teacher
          POST   /user-annotations/{id}/uses                         teacher
          GET    /results                                            student
          GET    /results/{copy_id}                                  student
          GET    /results/{copy_id}/pdf                              student
          """,
          Map.of("page_index", "0"));

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
