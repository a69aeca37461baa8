package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** A job that is cut on one or several threads ends in the middle and goes on elsewhere. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ThreadedResumptionTest {
  private static final int SHEETS = 16;
  private static final int SIDES_BEFORE_THE_END = 6;

  /** As many as threads, of which not all are cut before the end. */
  private static final int LAST_SHEETS = 4;

  /** Ends the leases of this test's jobs, and of nobody's in the service itself. */
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  @Inject ClaimingJobs claiming;
  @Inject FileStore files;
  @Inject SheetCutter cutter;
  @Inject KeepingLedger ledger;
  @Inject JobSteps steps;
  @Inject ScanSideRepository sides;
  @Inject SheetReadingRepository readings;
  @Inject KeepingBooklets keeping;
  @Inject KeepingAnnexes annexes;
  @Inject UploadQuestions questions;
  @Inject CuttingAnnexes cuttingAnnexes;
  @Inject ScanListener listener;

  @ParameterizedTest
  @CsvSource({"1,4,false", "4,1,false", "4,4,false", "1,4,true", "4,1,true", "4,4,true"})
  void whatWasCutBeforeTheEndIsNotCutAgainAndNothingIsLost(
      int threads, int threadsAfterwards, boolean killed) throws Exception {
    String exam = newExam();
    UUID job = untouched(exam);
    ClaimedJob first = claim(job, Instant.now().plus(TWO_HOURS));
    end(cutting(threads, patient(), ledger), first, killed);
    List<Map<String, Object>> before = settledSides(first);
    List<String> cutBefore = booklets(exam);
    assertThat(before).hasSizeBetween(SIDES_BEFORE_THE_END, 2 * SHEETS - 2);
    assertThat(before)
        .extracting(row -> row.get("side_number"))
        .isEqualTo(IntStream.rangeClosed(1, before.size()).boxed().toList());

    ClaimedJob second = claim(job, Instant.now().plus(TWO_HOURS.multipliedBy(2)));
    assertThat(cutting(threadsAfterwards, cutter, ledger).work(second, () -> true)).isTrue();

    admin()
        .get("/api/exams/jobs/" + job)
        .then()
        .body("state", equalTo("DONE"))
        .body("done", is(2 * SHEETS));
    assertThat(booklets(exam)).hasSize(SHEETS).startsWith(cutBefore.toArray(String[]::new));
    assertThat(settledSides(first)).hasSize(2 * SHEETS).startsWith(before.toArray(Map[]::new));
    assertThat(sheetsInOrderOfBooklets(exam))
        .isEqualTo(IntStream.rangeClosed(1, SHEETS).boxed().toList());
    assertThat(copies(exam)).hasSize(SHEETS);
    await()
        .untilAsserted(
            () ->
                assertThat(copies(exam))
                    .allSatisfy(
                        copy -> assertThat(Broker.events(CopyStaged.class, copy)).hasSize(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void theLeaseIsRenewedWhileSidesAreOnlyLookedAt(int threads) throws Exception {
    String exam = newExam();
    ClaimedJob job = claim(untouched(exam), Instant.now().plus(TWO_HOURS));
    AtomicInteger renewed = new AtomicInteger();
    KeepingLedger impatient =
        new KeepingLedger(steps, sides, readings, keeping, annexes, questions, listener) {
          @Override
          Duration lease() {
            return Duration.ZERO;
          }

          @Override
          Uni<Void> renew(ClaimedJob claim, Instant now) {
            renewed.incrementAndGet();
            return super.renew(claim, now);
          }
        };
    AtomicInteger asked = new AtomicInteger();

    boolean whole =
        cutting(threads, cutter, impatient).work(job, () -> asked.incrementAndGet() < 2 * SHEETS);

    assertThat(whole).isFalse();
    assertThat(settledSides(job)).isEmpty();
    assertThat(renewed.get()).isGreaterThanOrEqualTo(2 * SHEETS);
    assertThat(
            Database.query(
                "select 1 from scan_job where id = ? and attempts = 2 and lease_until < now() +"
                    + " interval '5 minutes'",
                job.jobId()))
        .as("being alive is no progress, and the lease begins when it is renewed")
        .hasSize(1);
    hold(job.jobId());
  }

  private CuttingScans cutting(int threads, SheetCutter sheetCutter, KeepingLedger keeper) {
    SideThreads own = new SideThreads(OptionalInt.of(threads));
    return new CuttingScans(files, sheetCutter, cuttingAnnexes, keeper, own);
  }

  /** A thread that is slow with one of the first sheets does not see the others do all the rest. */
  private SheetCutter patient() {
    return new SheetCutter(files, new StoringPages(files)) {
      @Override
      Outcome cut(ScanFile scan, ClaimedJob job, Sheet sheet) throws IOException {
        if (sheet.number() > SHEETS - LAST_SHEETS) {
          await().until(() -> settledSides(job).size() >= SIDES_BEFORE_THE_END);
        }
        return super.cut(scan, job, sheet);
      }
    };
  }

  private void end(CuttingScans cutting, ClaimedJob job, boolean killed) throws IOException {
    BooleanSupplier early =
        () -> {
          boolean enough = settledSides(job).size() >= SIDES_BEFORE_THE_END;
          if (enough && killed) {
            throw new OutOfMemoryError("for this test");
          }
          return !enough;
        };
    if (killed) {
      assertThatThrownBy(() -> cutting.work(job, early)).isInstanceOf(OutOfMemoryError.class);
    } else {
      assertThat(cutting.work(job, early)).isFalse();
    }
  }

  private static List<Map<String, Object>> settledSides(ClaimedJob job) {
    return Database.query(
        "select side_number, state, booklet_id from scan_side where upload_id = ? order by"
            + " side_number",
        job.uploadId());
  }

  private static List<Object> sheetsInOrderOfBooklets(String exam) {
    return Database.query(
            "select sheet from booklet where exam_id = ? order by ordinal", UUID.fromString(exam))
        .stream()
        .map(row -> row.get("sheet"))
        .toList();
  }

  /** A job of which nothing is done, whose worker's lease lasts an hour more. */
  private static UUID untouched(String exam) throws SQLException {
    UUID job = UUID.fromString(processed(exam, PaperBatch.ofSheets(SHEETS), null).path("id"));
    Database.execute("delete from copy where exam_id = ?", UUID.fromString(exam));
    Database.execute(
        "delete from booklet where upload_id = (select upload_id from scan_job where id = ?)", job);
    Database.execute(
        "update scan_job set state = 'RUNNING', done = 0, attempts = 1, finished_at = null,"
            + " lease_token = ?, lease_until = now() + interval '1 hour' where id = ?",
        job,
        job);
    return job;
  }

  /** No worker of the service takes it. */
  private static void hold(UUID job) throws SQLException {
    Database.execute(
        "update scan_job set lease_until = now() + interval '1 hour' where id = ?", job);
  }

  /** Takes other tests' jobs on the way; one that was taken too often is no one's any more. */
  private ClaimedJob claim(UUID job, Instant then) {
    return await()
        .until(
            () -> DatabaseStep.await(() -> claiming.claim(then)),
            claimed -> claimed != null && claimed.jobId().equals(job));
  }
}
