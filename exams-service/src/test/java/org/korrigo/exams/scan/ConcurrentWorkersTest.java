package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Several replicas do jobs side by side: what one has in hand no other touches. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ConcurrentWorkersTest {
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  @Inject ClaimingJobs claiming;
  @Inject CuttingScans cutting;
  @Inject CuttingFiles cuttingFiles;

  @Test
  void twoReplicasDoEveryStepOfManyJobsOnce() throws InterruptedException {
    ScanWorkers second = new ScanWorkers(claiming, cutting, cuttingFiles, 5);
    second.start(new StartupEvent());
    try {
      String exam = newExam();
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (int i = 0; i < 8; i++) {
        files.put(i + ".pdf", PaperBatch.ofSheets(2));
      }

      List<String> jobs = uploadAll(exam, files).path("jobs.id");

      jobs.forEach(job -> finished(job).then().body("state", equalTo("DONE")));
      assertThat(booklets(exam)).hasSize(16).doesNotHaveDuplicates();
      assertThat(copies(exam)).hasSize(16);
      assertThat(
              Database.query(
                  "select done, total from scan_job where exam_id = ?", UUID.fromString(exam)))
          .hasSize(8)
          .allSatisfy(row -> assertThat(row.get("done")).isEqualTo(row.get("total")));
      await()
          .untilAsserted(
              () ->
                  assertThat(copies(exam))
                      .allSatisfy(
                          copy -> assertThat(Broker.events(CopyStaged.class, copy)).hasSize(1)));
    } finally {
      second.stop(new ShutdownEvent());
    }
  }

  @Test
  void ofManyClaimsAtOnceEachJobGoesToOne() throws Exception {
    String exam = newExam();
    List<UUID> jobs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      jobs.add(held(exam, PaperBatch.ofSheets(1)));
    }
    Instant later = Instant.now().plus(TWO_HOURS);

    List<UUID> claimed = new ArrayList<>();
    try (ExecutorService replicas = Executors.newFixedThreadPool(8)) {
      List<Future<List<UUID>>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(replicas.submit(() -> claimEverything(later)));
      }
      for (Future<List<UUID>> one : all) {
        claimed.addAll(one.get());
      }
    }

    assertThat(claimed).filteredOn(jobs::contains).containsExactlyInAnyOrderElementsOf(jobs);
  }

  @Test
  void aReplicaWhoseLeaseEndedLeavesTheJobToTheOneThatTookIt() throws Exception {
    String exam = newExam();
    UUID job = held(exam, PaperBatch.ofSheets(3));
    Database.execute(
        "delete from booklet where upload_id = (select upload_id from scan_job where id = ?)", job);
    Database.execute("update scan_job set done = 0 where id = ?", job);
    ClaimedJob slow = claim(job, Instant.now().plus(TWO_HOURS));
    ClaimedJob quick = claim(job, Instant.now().plus(TWO_HOURS.multipliedBy(2)));

    assertThatThrownBy(() -> cutting.work(slow, () -> true)).isInstanceOf(LeaseLostException.class);
    assertThat(booklets(exam)).isEmpty();
    assertThat(cutting.work(quick, () -> true)).isTrue();

    admin().get("/api/exams/jobs/" + job).then().body("state", equalTo("DONE"));
    assertThat(booklets(exam)).hasSize(3);
    assertThat(copies(exam)).hasSize(3);
  }

  /** Jobs whose leases ended before a moment that no worker of the service has reached yet. */
  private List<UUID> claimEverything(Instant then) {
    List<UUID> claimed = new ArrayList<>();
    ClaimedJob job = DatabaseStep.await(() -> claiming.claim(then));
    while (job != null) {
      claimed.add(job.jobId());
      job = DatabaseStep.await(() -> claiming.claim(then));
    }
    return claimed;
  }

  /** Takes other tests' jobs on the way; one that was taken too often is no one's any more. */
  private ClaimedJob claim(UUID job, Instant then) {
    return await()
        .until(
            () -> DatabaseStep.await(() -> claiming.claim(then)),
            claimed -> claimed != null && claimed.jobId().equals(job));
  }

  /** A job of which every step but the last was done, whose worker's lease lasts an hour more. */
  private static UUID held(String exam, byte[] scan) throws SQLException {
    UUID job = UUID.fromString(processed(exam, scan, null).path("id"));
    Database.execute("delete from copy where exam_id = ?", UUID.fromString(exam));
    Database.execute(
        "update scan_job set state = 'RUNNING', finished_at = null, lease_token = ?, lease_until ="
            + " now() + interval '1 hour' where id = ?",
        job,
        job);
    return job;
  }
}
