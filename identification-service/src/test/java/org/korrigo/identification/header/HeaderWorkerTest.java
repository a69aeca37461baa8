package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
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

  @Test
  void aHeaderThatTheStoreDoesNotGiveIsGivenBackAndReadinessSaysSoUntilItDoes() throws Exception {
    // Given
    HeaderFiles away = new HeaderFiles(new Away());
    jobs.add(files, BOXED);
    HeaderJob job = jobs.open.peek();

    // When
    work(Duration.ofMinutes(5), away);

    // Then
    assertThat(jobs.givenBack).containsExactly(job);
    assertThat(jobs.missedOnes).isEmpty();
    assertThat(jobs.done).isEmpty();
    assertThat(jobs.postponed).isEmpty();
    HealthCheckResponse answer = new HeaderFilesReadiness(away).call();
    assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(answer.getData().orElseThrow().get("reason").toString())
        .isEqualTo("The file store does not give the headers: the disk is away");
    assertThat(new HeaderFilesReadiness(new HeaderFiles(files)).call().getStatus())
        .isEqualTo(HealthCheckResponse.Status.UP);
  }

  @Test
  void aHeaderThatTheStoreHasLostIsWaitedForSoManyTimesAndThenLeftToAPerson() throws Exception {
    // Given
    HeaderJob first = jobs.addLost(0);
    HeaderJob lastButOne = jobs.addLost(HeaderWorker.MISSES - 2);
    jobs.addLost(HeaderWorker.MISSES - 1);

    // When
    work(Duration.ofMinutes(5));

    // Then
    assertThat(jobs.missedOnes).containsExactly(first, lastButOne);
    assertThat(jobs.givenBack).containsExactly(first, lastButOne);
    assertThat(jobs.done).containsExactly(Reading.lost());
  }

  @Test
  void aHeaderThatWasErasedIsNotReadAndTheOthersAloneSayNotWhoseTheCopyIs() throws Exception {
    // Given
    StoredFile erased = files.store(out -> out.write(new byte[] {1, 2, 3}), "image/jpeg");
    StoredFile other = files.store(out -> out.write(BOXED), "image/jpeg");
    jobs.addWithout(erased, other, erased);
    jobs.addWithout(erased, erased);

    // When
    work(Duration.ofMinutes(5));

    // Then
    assertThat(jobs.postponed).isEmpty();
    assertThat(jobs.done)
        .extracting(Reading::form, Reading::sheetSilent)
        .containsExactly(tuple(Reading.Form.BOXED, true), tuple(Reading.Form.EMPTY, true));
  }

  @Test
  void anErrorEndsNoReader() throws Exception {
    // Given
    jobs.add(files, BOXED);
    jobs.add(files, BOXED);
    jobs.error = new OutOfMemoryError("made up");
    FailingOnce failing = new FailingOnce(files);

    // When
    work(Duration.ofMinutes(5), failing);

    // Then
    assertThat(jobs.error).isNull();
    assertThat(failing.failed).isTrue();
    assertThat(jobs.done).hasSize(1);
  }

  @Test
  void aThreadThatNoLongerTurnsEndsReadiness() {
    // Given
    TurningThreads threads = new TurningThreads(Duration.ofMinutes(2));
    threads.turn();
    TurningThreadsReadiness readiness = new TurningThreadsReadiness(threads);
    Clock now = Clock.systemUTC();

    // When, Then
    assertThat(readiness.at(now).getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    HealthCheckResponse later = readiness.at(Clock.offset(now, Duration.ofMinutes(3)));
    assertThat(later.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(later.getData().orElseThrow()).containsOnlyKeys(Thread.currentThread().getName());
  }

  private void work(Duration timeLimit) throws InterruptedException {
    work(timeLimit, new HeaderFiles(files));
  }

  /** Until every job is done, postponed or given back. */
  private void work(Duration timeLimit, HeaderFiles from) throws InterruptedException {
    int all = jobs.open.size();
    HeaderWorker worker =
        new HeaderWorker(
            jobs,
            from,
            tesseract,
            LetterClassifier.load(),
            timeLimit,
            new TurningThreads(Duration.ofMinutes(2)));
    Thread thread = Thread.ofPlatform().start(worker);
    try {
      Awaitility.await().atMost(Desk.patience()).until(() -> jobs.ended() == all);
    } finally {
      thread.interrupt();
      thread.join();
    }
  }

  /** Files whose first header ends in an error. */
  private final class FailingOnce extends HeaderFiles {
    private volatile boolean failed;

    FailingOnce(FileStore files) {
      super(files);
    }

    @Override
    List<byte[]> fetch(List<StoredFile> headers) {
      if (!failed) {
        failed = true;
        jobs.lost.incrementAndGet();
        throw new NoClassDefFoundError("made up");
      }
      return super.fetch(headers);
    }
  }

  /** A store that gives nothing. */
  private static final class Away implements FileStore {
    @Override
    public Path newTemporaryFile() {
      throw away();
    }

    @Override
    public StoredFile store(Path content, String contentType) {
      throw away();
    }

    @Override
    public StoredFile store(Content content, String contentType) {
      throw away();
    }

    @Override
    public Path fetch(StoredFile file) {
      throw away();
    }

    @Override
    public void delete(StoredFile file) {
      throw away();
    }

    private static UncheckedIOException away() {
      return new UncheckedIOException("the disk is away", new IOException());
    }
  }

  /** Jobs in memory, so that the service's own workers do not take them. */
  private static final class Jobs extends HeaderQueue {
    private final Queue<HeaderJob> open = new ConcurrentLinkedQueue<>();
    private final Queue<HeaderJob> postponed = new ConcurrentLinkedQueue<>();
    private final Queue<HeaderJob> givenBack = new ConcurrentLinkedQueue<>();
    private final Queue<HeaderJob> missedOnes = new ConcurrentLinkedQueue<>();
    private final Queue<Reading> done = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile Error error;

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
              Set.of(),
              1,
              0));
    }

    /** A copy of some sheets, one of which is not to be read. */
    void addWithout(StoredFile erased, StoredFile... headers) {
      open.add(
          new HeaderJob(
              UUID.randomUUID(),
              UUID.randomUUID(),
              1,
              List.of(headers),
              Set.of(erased.sha256()),
              1,
              0));
    }

    /** A header that the store has no more, and has said so already. */
    HeaderJob addLost(int misses) {
      HeaderJob job =
          new HeaderJob(
              UUID.randomUUID(),
              UUID.randomUUID(),
              1,
              List.of(new StoredFile("exams/00/none", "0".repeat(64), 1, "image/jpeg")),
              Set.of(),
              1,
              misses);
      open.add(job);
      return job;
    }

    int ended() {
      return done.size() + postponed.size() + givenBack.size() + lost.get();
    }

    @Override
    Uni<Void> giveBack(HeaderJob job, boolean missed) {
      givenBack.add(job);
      missedOnes.addAll(missed ? List.of(job) : List.of());
      return Uni.createFrom().voidItem();
    }

    @Override
    Uni<HeaderJob> claim() {
      if (error != null) {
        Error once = error;
        error = null;
        throw once;
      }
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
