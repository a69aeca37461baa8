package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.testing.Infrastructure;

/** Tesseract takes tens of milliseconds a line: it refuses to work where requests are answered. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LineRecogniserThreadTest {
  private static final String REFUSAL = "Tesseract must not be used on an event loop.";

  @Inject Tesseract tesseract;
  @Inject Vertx vertx;

  @Test
  void itIsNotOpenedOnAnEventLoop() throws Exception {
    assertThat(onEventLoop(tesseract::open))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(REFUSAL);
  }

  @Test
  void nothingIsReadOnAnEventLoop() throws Exception {
    // Given
    try (LineRecogniser recogniser = tesseract.open()) {
      GreyImage line = new GreyImage(40, 20, new byte[800]);

      // When, Then
      assertThat(recogniser.read(line, LineRecogniser.Signs.DIGITS).signs()).isNotNull();
      assertThat(onEventLoop(() -> recogniser.read(line, LineRecogniser.Signs.ANY)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(REFUSAL);
    }
  }

  /** What an action throws there; null if it does not. */
  private Throwable onEventLoop(Runnable action) throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    vertx.runOnContext(
        ignored -> {
          try {
            action.run();
            thrown.complete(null);
          } catch (Throwable e) {
            thrown.complete(e);
          }
        });
    return thrown.get(1, TimeUnit.MINUTES);
  }
}
