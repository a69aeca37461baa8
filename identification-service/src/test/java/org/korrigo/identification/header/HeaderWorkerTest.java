package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.identification.Desk;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.matching.Reading;
import org.korrigo.testing.Infrastructure;

/** A worker of its own, with the service's files and the real Tesseract. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class HeaderWorkerTest {
  private static final byte[] BOXED = PaperHeader.boxed(7, "MARCILLOUX", "INES", "26122008");

  @Inject FileStore files;
  @Inject Tesseract tesseract;

  private final Jobs jobs = new Jobs();

  @Test
  void aHeaderThatTakesTooLongIsLeftToAPersonAtOnceAndTheWorkerGoesOn() throws Exception {
    // Given
    jobs.add(files, BOXED);
    jobs.add(files, PaperHeader.free(3, "DUPONT MARTIN", "ALICE"));

    // When
    work(Duration.ZERO);

    // Then
    assertThat(jobs.done).extracting(Reading::form).containsOnly(Reading.Form.EMPTY).hasSize(2);
    assertThat(jobs.postponed).isEmpty();
  }

  @Test
  void aHeaderThatIsReadInTimeIsHandedOver() throws Exception {
    // Given
    jobs.add(files, BOXED);

    // When
    work(Duration.ofMinutes(5));

    // Then
    assertThat(jobs.done).singleElement().extracting(Reading::text).asString().contains("INES");
  }

  @Test
  void aHeaderThatCannotBeReadIsTriedAgainLater() throws Exception {
    // Given
    jobs.add(files, new byte[] {1, 2, 3});

    // When
    work(Duration.ofMinutes(5));

    // Then
    assertThat(jobs.done).isEmpty();
    assertThat(jobs.postponed).hasSize(1);
  }

  /** Until every job is done or postponed. */
  private void work(Duration timeLimit) throws InterruptedException {
    int all = jobs.open.size();
    HeaderWorker worker =
        new HeaderWorker(jobs, files, tesseract, LetterClassifier.load(), timeLimit);
    Thread thread = Thread.ofPlatform().start(worker);
    try {
      Awaitility.await()
          .atMost(Desk.patience())
          .until(() -> jobs.done.size() + jobs.postponed.size() == all);
    } finally {
      thread.interrupt();
      thread.join();
    }
  }

  /** Jobs in memory, so that the service's own workers do not take them. */
  private static final class Jobs extends HeaderQueue {
    private final Queue<HeaderJob> open = new ConcurrentLinkedQueue<>();
    private final Queue<HeaderJob> postponed = new ConcurrentLinkedQueue<>();
    private final Queue<Reading> done = new ConcurrentLinkedQueue<>();

    Jobs() {
      super(null, null, null, Duration.ofSeconds(30));
    }

    void add(FileStore files, byte[] header) {
      open.add(
          new HeaderJob(
              UUID.randomUUID(),
              UUID.randomUUID(),
              1,
              List.of(files.store(out -> out.write(header), "image/jpeg")),
              null,
              1));
    }

    @Override
    Uni<HeaderJob> claim() {
      return Uni.createFrom().item(open.poll());
    }

    @Override
    Uni<Void> complete(HeaderJob job, Reading reading) {
      done.add(reading);
      return Uni.createFrom().voidItem();
    }

    @Override
    Uni<Void> postpone(HeaderJob job, Duration pause) {
      postponed.add(job);
      return Uni.createFrom().voidItem();
    }
  }
}
