package org.korrigo.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(1));

  @Test
  void thePauseDoublesWithEveryFailureInARow() {
    assertThat(backoff.pauseAfter(1)).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.pauseAfter(2)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.pauseAfter(5)).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void thePauseHasALongest() {
    assertThat(backoff.pauseAfter(7)).isEqualTo(Duration.ofSeconds(30));
    assertThat(backoff.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aLongLifeMakesEarlierFailuresForgotten() {
    assertThat(backoff.countAfter(6, Duration.ofSeconds(59))).isEqualTo(7);
    assertThat(backoff.countAfter(6, Duration.ofSeconds(60))).isEqualTo(1);
  }
}
