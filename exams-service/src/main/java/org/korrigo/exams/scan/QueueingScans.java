package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.exam.ExamProgress;

/** Noting stored files as uploads with their jobs: one transaction for a request. */
@ApplicationScoped
class QueueingScans {
  private final ExamProgress exams;
  private final UploadRepository uploads;
  private final ExamPdfRepository pdfs;
  private final ScanJobRepository jobs;
  private final FollowingJobs following;

  QueueingScans(
      ExamProgress exams,
      UploadRepository uploads,
      ExamPdfRepository pdfs,
      ScanJobRepository jobs,
      FollowingJobs following) {
    this.exams = exams;
    this.uploads = uploads;
    this.pdfs = pdfs;
    this.jobs = jobs;
    this.following = following;
  }

  /** The jobs of a request, and whether they were made just now. */
  record Queued(List<JobView> jobs, boolean created) {}

  /**
   * The jobs that a request made before, in the caller's session; none if it is new.
   *
   * @throws Problem conflict if that request was to another exam or brought other files
   */
  Uni<List<JobView>> known(NewUploads request) {
    return jobs.ofRequest(request.requestId())
        .invoke(found -> found.forEach(job -> job.requireOf(request)))
        .flatMap(following::views);
  }

  /**
   * @throws Problem duplicate-upload if the exam has the content of a file already, unless forced
   */
  Uni<Void> requireNew(NewUploads request, List<CheckedScan> scans) {
    Map<String, String> names = new HashMap<>();
    scans.forEach(scan -> names.put(scan.sha256(), scan.file().name()));
    return Panache.withSession(() -> requireNew(request, names));
  }

  /**
   * Notes files and queues their jobs.
   *
   * @throws Problem duplicate-upload if another request brought the same content meanwhile
   */
  Uni<Queued> queue(NewUploads request, List<TakenScan> scans) {
    Map<String, String> names = new HashMap<>();
    scans.forEach(scan -> names.put(scan.file().sha256(), scan.name()));
    UUID examId = request.exam().id();
    return Panache.withTransaction(
        () ->
            exams
                .paperReceived(examId, request.exam().uploadMode(), request.receivedAt())
                .flatMap(locked -> known(request))
                .flatMap(
                    known ->
                        known.isEmpty()
                            ? requireNew(request, names).flatMap(isNew -> create(request, scans))
                            : Uni.createFrom().item(new Queued(known, false))));
  }

  private Uni<Queued> create(NewUploads request, List<TakenScan> scans) {
    List<Upload> added = scans.stream().map(request::upload).toList();
    Uni<List<ScanJob>> queued =
        request.exam().uploadMode() == UploadMode.BATCH_A3
            ? batches(request, added)
            : files(request, added, scans);
    return uploads
        .persist(added)
        .call(uploads::flush)
        .flatMap(saved -> queued)
        .flatMap(following::views)
        .map(views -> new Queued(views, true));
  }

  private Uni<List<ScanJob>> batches(NewUploads request, List<Upload> added) {
    List<ScanJob> queued = new ArrayList<>();
    for (Upload upload : added) {
      queued.add(ScanJob.ofBatch(request, queued.size() + 1, upload));
    }
    return Uni.createFrom()
        .deferred(() -> jobs.persist(queued))
        .call(jobs::flush)
        .call(() -> exams.scanReceived(request.exam().id(), added.getFirst().file))
        .replaceWith(queued);
  }

  private Uni<List<ScanJob>> files(NewUploads request, List<Upload> added, List<TakenScan> scans) {
    ScanJob job = ScanJob.ofFiles(request, added);
    List<ExamPdf> rows = new ArrayList<>();
    for (Upload upload : added) {
      String name = scans.get(rows.size()).name();
      rows.add(
          ExamPdf.of(upload, job.id, rows.size() + 1, StudentIdentifier.of(name).orElseThrow()));
    }
    return Uni.createFrom()
        .deferred(() -> jobs.persistAndFlush(job))
        .call(() -> pdfs.persist(rows))
        .call(pdfs::flush)
        .replaceWith(List.of(job));
  }

  private Uni<Void> requireNew(NewUploads request, Map<String, String> names) {
    if (request.forced()) {
      return Uni.createFrom().voidItem();
    }
    return uploads
        .ofContents(request.exam().id(), names.keySet())
        .flatMap(
            earlier ->
                earlier.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : requireRepetition(request, duplicate(earlier, names)));
  }

  /** The content may have come by this very request, sent twice at once: that is no duplicate. */
  private Uni<Void> requireRepetition(NewUploads request, Problem otherwise) {
    return jobs.ofRequest(request.requestId())
        .invoke(
            found -> {
              if (found.isEmpty()) {
                throw otherwise;
              }
            })
        .replaceWithVoid();
  }

  private static Problem duplicate(List<Upload> earlier, Map<String, String> names) {
    Upload first = earlier.getFirst();
    Problem problem =
        new Problem(
                ProblemType.DUPLICATE_UPLOAD,
                "The same file was uploaded to this exam at "
                    + first.uploadedAt
                    + "; add force=true to take it once more.")
            .with("upload_id", first.id)
            .with("uploaded_at", first.uploadedAt);
    earlier.forEach(
        upload ->
            problem.violating(
                names.get(upload.sha256),
                "was uploaded at " + upload.uploadedAt + " as " + upload.id));
    return problem;
  }
}
