package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.work.HeavyWork;

/**
 * Taking paper in: checked, stored, and queued as jobs. A request is taken whole or not at all, and
 * what is refused leaves nothing behind; but where another request brought the same content at the
 * same time, or the disk became full in the middle, files that nothing refers to, which go with all
 * that are unused.
 */
@ApplicationScoped
class ReceivingScans {
  private final ExamProgress exams;
  private final QueueingScans queueing;
  private final OpeningScans opening;
  private final ScanWorkers workers;
  private final HeavyWork work;

  ReceivingScans(
      ExamProgress exams,
      QueueingScans queueing,
      OpeningScans opening,
      ScanWorkers workers,
      HeavyWork work) {
    this.exams = exams;
    this.queueing = queueing;
    this.opening = opening;
    this.workers = workers;
    this.work = work;
  }

  /**
   * The jobs of a request and whether this request made them.
   *
   * @param created false when the same idempotency key had made them before
   * @param ignored archive entries that are no papers
   */
  record Received(List<JobView> jobs, boolean created, List<String> ignored) {}

  /**
   * Takes files in.
   *
   * @param requestId the caller's idempotency key, which becomes the first job's id
   * @throws org.korrigo.contracts.problem.Problem not-found, invalid-request, unsupported-scan or
   *     too-large naming the files, duplicate-upload naming the first upload of the same content,
   *     or conflict if the key brought other files
   */
  Uni<Received> receive(
      UUID examId, UUID requestId, IncomingScans scans, String actorId, Instant now) {
    return Panache.withSession(() -> exams.outline(examId))
        .flatMap(exam -> work.run(() -> request(exam, requestId, scans, actorId, now)))
        .flatMap(
            request ->
                Panache.withSession(() -> queueing.known(request))
                    .flatMap(
                        known ->
                            known.isEmpty()
                                ? take(request, scans)
                                : Uni.createFrom().item(new Received(known, false, List.of()))));
  }

  private static NewUploads request(
      ExamOutline exam, UUID requestId, IncomingScans scans, String actorId, Instant now)
      throws IOException {
    int pages = PagesPerCopy.of(scans.pagesPerCopy(), exam);
    String sha256 = scans.digest(exam.uploadMode(), pages);
    return new NewUploads(exam, requestId, sha256, pages, scans.forced(), actorId, now);
  }

  private Uni<Received> take(NewUploads request, IncomingScans scans) {
    boolean isBatch = request.exam().uploadMode() == UploadMode.BATCH_A3;
    return work.run(() -> isBatch ? opening.batches(scans) : opening.pupilsFiles(scans))
        .flatMap(opened -> store(request, opened).eventually(() -> work.run(opened::discard)))
        .invoke(received -> received.jobs().forEach(job -> workers.wake()));
  }

  private Uni<Received> store(NewUploads request, OpenedScans opened) {
    return queueing
        .requireNew(request, opened.scans())
        .flatMap(checked -> work.run(() -> opening.store(opened)))
        .flatMap(taken -> queueing.queue(request, taken))
        .map(queued -> new Received(queued.jobs(), queued.created(), opened.ignored()));
  }
}
