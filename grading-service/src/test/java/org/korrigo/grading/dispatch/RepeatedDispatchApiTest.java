package org.korrigo.grading.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RepeatedDispatchApiTest {

  @Test
  void theSameRequestTwiceAtOnceIsOneRunToldToBoth() throws Exception {
    // Given
    Desk desk = Desk.ready();
    desk.copies(3);
    UUID key = UUID.randomUUID();
    Map<String, ?> request =
        Map.of("correctors", List.of(Map.of("corrector_id", "a"), Map.of("corrector_id", "b")));
    List<Callable<Response>> calls =
        Collections.nCopies(
            6,
            () ->
                Desk.asAdmin()
                    .header("Idempotency-Key", key.toString())
                    .body(request)
                    .post("/exams/" + desk.exam + "/dispatches"));

    // When
    List<Integer> codes = new ArrayList<>();
    Set<String> runs = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      for (Future<Response> answer : threads.invokeAll(calls)) {
        codes.add(answer.get().statusCode());
        runs.add(answer.get().asString());
      }
    }

    // Then
    assertThat(codes).containsOnlyOnce(201).containsOnly(200, 201);
    assertThat(runs).hasSize(1);
  }
}
