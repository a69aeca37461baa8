package org.korrigo.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korrigo.standalone.Complaint;

@Timeout(30)
class TasksTest {
  private final Tasks tasks = new Tasks();

  @Test
  void aStepWaitsForThoseItNeeds() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    var first =
        tasks.run(
            () -> {
              go.await();
              done.add("first");
            });
    tasks.after(() -> done.add("second"), first);

    go.countDown();
    tasks.awaitAll();

    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void theFirstFailureEndsTheWaitingThoughOthersStillRun() {
    CountDownLatch never = new CountDownLatch(1);
    tasks.run(never::await);
    tasks.run(
        () -> {
          throw new Complaint("kafka does not start");
        });

    assertThatThrownBy(tasks::awaitAll)
        .isInstanceOf(Complaint.class)
        .hasMessage("kafka does not start");
  }
}
