package org.korrigo.exams.scan.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.exams.scan.jpeg.SamplePictures;

@Timeout(60)
class ScanThreadsTest {
  @TempDir Path directory;

  private final StepPool pool = new StepPool(3);
  private Path scan;
  private ScanThreads threads;

  @BeforeEach
  void writeScan() throws Exception {
    byte[] jpeg = SamplePictures.jpeg(SampleSheets.recto());
    scan = new SampleScan().jpegPage(jpeg, SampleScan.A3_LANDSCAPE, 0).in(directory);
    threads = threads(scan);
  }

  private ScanThreads threads(Path file) {
    return new ScanThreads(file, pool, () -> directory.resolve("decoded"));
  }

  @AfterEach
  void endThreads() {
    pool.close();
  }

  @Test
  void a_long_scan_keeps_no_other_waiting_and_no_more_steps_go_on_than_threads() throws Exception {
    // Given a scan with far more sides than another
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean otherIsDone = new AtomicBoolean();
    FutureTask<Boolean> longOne =
        new FutureTask<>(
            () ->
                threads.each(
                    20_000_000,
                    file ->
                        index -> {
                          begun.countDown();
                          return counted(now, most);
                        },
                    (index, result) -> {},
                    () -> !otherIsDone.get()));
    Thread.ofPlatform().start(longOne);
    begun.await();

    // When another scan is worked through on the same threads
    boolean whole =
        threads(scan)
            .each(100, file -> index -> counted(now, most), (index, result) -> {}, () -> true);
    otherIsDone.set(true);

    // Then it is done before the first
    assertThat(whole).isTrue();
    assertThat(longOne.get()).isFalse();
    assertThat(most.get()).isBetween(1, 3);
  }

  private static int counted(AtomicInteger now, AtomicInteger most) {
    int steps = now.incrementAndGet();
    most.accumulateAndGet(steps, Math::max);
    return now.decrementAndGet();
  }

  @Test
  void a_call_on_a_pool_that_was_closed_fails() {
    pool.close();

    assertThatThrownBy(() -> threads.each(1, file -> index -> index, (i, r) -> {}, () -> true))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void results_come_in_their_order_however_late_the_first_is() throws Exception {
    // Given a first step that ends only when the others have
    CountDownLatch others = new CountDownLatch(19);
    List<Integer> taken = new ArrayList<>();

    // When all are done
    boolean whole =
        threads.each(
            20,
            scan ->
                index -> {
                  if (index == 0) {
                    awaitAll(others);
                  } else {
                    others.countDown();
                  }
                  return index;
                },
            (index, result) -> taken.add(result),
            () -> true);

    // Then nothing is missing or out of its place
    assertThat(whole).isTrue();
    assertThat(taken).isEqualTo(IntStream.range(0, 20).boxed().toList());
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void a_step_that_fails_ends_all_work() {
    AtomicInteger begun = new AtomicInteger();

    assertThatThrownBy(
            () ->
                threads.each(
                    1_000_000,
                    scan ->
                        index -> {
                          begun.incrementAndGet();
                          throw new IOException("no space left");
                        },
                    (index, result) -> {},
                    () -> true))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
    assertThat(begun.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void a_taker_that_fails_ends_all_work() {
    List<Integer> taken = new ArrayList<>();

    assertThatThrownBy(
            () ->
                threads.each(
                    1_000_000,
                    scan -> index -> index,
                    (index, result) -> {
                      taken.add(index);
                      if (index == 2) {
                        throw new IllegalStateException("the lease is lost");
                      }
                    },
                    () -> true))
        .hasMessage("the lease is lost");
    assertThat(taken).containsExactly(0, 1, 2);
  }

  @Test
  void who_is_told_to_stop_says_that_not_all_was_done() throws Exception {
    AtomicInteger asked = new AtomicInteger();

    boolean whole =
        threads.each(
            100, scan -> index -> index, (index, result) -> {}, () -> asked.incrementAndGet() < 5);

    assertThat(whole).isFalse();
  }

  @Test
  void a_scan_that_cannot_be_opened_is_said() {
    ScanThreads missing = threads(directory.resolve("none.pdf"));

    assertThatThrownBy(() -> missing.each(1, s -> i -> i, (i, r) -> {}, () -> true))
        .isInstanceOf(IOException.class);
  }
}
