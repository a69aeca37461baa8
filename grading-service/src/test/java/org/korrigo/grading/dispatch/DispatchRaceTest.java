package org.korrigo.grading.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** A dispatch and an export that hold an exam's copies in different orders. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DispatchRaceTest extends Dispatches {
  private static final String HOLD = "select 1 from copy where id = ? for update";

  @Test
  void aDispatchWaitsForAnExportThatHoldsCopiesPageByPage() throws Exception {
    // Given
    copies(1);
    List<Object> ids =
        desk.rows("select id from copy where exam_id = ? order by id", desk.exam).stream()
            .map(row -> row.get("id"))
            .toList();
    try (OtherTransaction export =
        OtherTransaction.begin("select 1 from exam where id = ? for no key update", desk.exam)) {
      export.run(HOLD, ids.getLast());
      CompletableFuture<Response> dispatch =
          CompletableFuture.supplyAsync(
              () -> dispatch(request("a", "b")), task -> Thread.ofVirtual().start(task));
      OtherTransaction.awaitBlocked(1);

      // When
      export.run(HOLD, ids.getFirst());
      export.commit();

      // Then
      dispatch.get().then().statusCode(201);
    }
    assertThat(assigned()).hasSize(2);
  }
}
