package org.korrigo.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;

/**
 * Lets tests of a running service look soon whether what they wait for is there, which mostly takes
 * some milliseconds, and ever less often the longer it takes. They wait for a minute where they say
 * nothing else: a busy machine may take long, and only a test that fails waits so long.
 */
public final class PollingSoon implements QuarkusTestBeforeClassCallback {
  private static final Duration FIRST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public void beforeClass(Class<?> testClass) {
    Awaitility.setDefaultTimeout(PATIENCE);
    Awaitility.setDefaultPollDelay(FIRST);
    Awaitility.setDefaultPollInterval(IterativePollInterval.iterative(PollingSoon::longer, FIRST));
  }

  private static Duration longer(Duration last) {
    Duration longer = last.multipliedBy(3).dividedBy(2);
    return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
  }
}
