package org.korrigo.contracts.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxOptions;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
  private static final int BEFORE = 7;

  @Test
  void thereAreHalfAsManyAsCoresAndOneAtLeast() {
    int cores = Runtime.getRuntime().availableProcessors();

    assertThat(loops(OptionalInt.empty())).isEqualTo(cores < 4 ? 1 : cores / 2);
  }

  @Test
  void aNumberThatIsConfiguredStays() {
    assertThat(loops(OptionalInt.of(BEFORE))).isEqualTo(BEFORE);
  }

  private static int loops(OptionalInt configured) {
    VertxOptions options = new VertxOptions().setEventLoopPoolSize(BEFORE);
    new EventLoops(configured).accept(options);
    return options.getEventLoopPoolSize();
  }
}
