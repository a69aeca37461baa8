package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.MadeBooklet;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.Rows;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.BatchPlan.AnnexLeaf;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.BatchPlan.SetAside;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;
import org.korrigo.testing.Database;

/**
 * Workers that die at a chosen moment of a batch's job: at a side that they look at, or before or
 * after a file that they read or store, or a step in the database.
 */
abstract class MortalWorkers {
  private static final List<String> OUTCOME =
      List.of(
          "select s.side_number, s.state, s.pages, s.reason, s.twin_side, s.decided_by_id,"
              + " b.start_page, b.paper from scan_side s left join booklet b on b.id = s.booklet_id"
              + " where s.upload_id = ? order by s.side_number",
          "select sheet, start_page, end_page, paper, page_count, header_image, pages_images,"
              + " identity_pages, is_first_of_copy from booklet where upload_id = ? order by"
              + " start_page",
          "select array_agg(b.start_page order by c.position) as paper from copy o join"
              + " copy_booklet c on c.copy_id = o.id join booklet b on b.id = c.booklet_id where"
              + " b.upload_id = ? group by o.ordinal order by o.ordinal",
          "select r.sheet, r.confidence, r.repairs, r.faces, b.start_page from sheet_reading r join"
              + " booklet b on b.id = r.booklet_id where r.upload_id = ? order by r.sheet",
          "select leaf, front_side, back_side, is_front_white, is_back_white, turn, back_turn,"
              + " after_side, confidence, doubt from annex_leaf where upload_id = ? order by leaf",
          "select state, done, total, notes from scan_job where upload_id = ?",
          "select question from upload where id = ?");

  @Inject FileStore files;
  @Inject JobSteps steps;
  @Inject ScanSideRepository sides;
  @Inject SheetReadingRepository readings;
  @Inject KeepingBooklets booklets;
  @Inject UploadQuestions questions;
  @Inject ScanListener listener;
  @Inject Rows rows;
  @Inject ExamProgress exams;
  @Inject UploadRepository uploads;
  @Inject ScanJobRepository jobs;

  private final SideThreads oneThread = new SideThreads(OptionalInt.of(1));

  /** Whether a worker did a job without dying. */
  final boolean isDone(Lifetime life, ClaimedJob job) throws IOException {
    try {
      cutting(life)
          .work(
              job,
              () -> {
                life.pass();
                return true;
              });
    } catch (Lifetime.OverException killed) {
      // it is what this test is about
    }
    return !life.isOver();
  }

  private CuttingScans cutting(Lifetime life) {
    MortalFiles mortal = new MortalFiles(files, life);
    KeepingAnnexes annexes = annexes(life);
    KeepingLedger ledger = ledger(life, annexes);
    return new CuttingScans(
        mortal,
        new SheetCutter(mortal, mortal.pages()),
        new CuttingAnnexes(new AnnexCutter(mortal, mortal.pages()), annexes, ledger),
        ledger,
        oneThread);
  }

  private KeepingAnnexes annexes(Lifetime life) {
    return new KeepingAnnexes(steps, booklets, rows) {
      @Override
      Uni<Set<Integer>> used(ClaimedJob job) {
        return life.throughLater(() -> super.used(job));
      }

      @Override
      Uni<Void> use(ClaimedJob job, AnnexLeaf leaf, MadeBooklet booklet, Instant now) {
        return life.throughLater(() -> super.use(job, leaf, booklet, now));
      }
    };
  }

  private KeepingLedger ledger(Lifetime life, KeepingAnnexes annexes) {
    return new KeepingLedger(steps, sides, readings, booklets, annexes, questions, listener) {
      @Override
      Uni<Set<Integer>> settled(ClaimedJob job) {
        return life.throughLater(() -> super.settled(job));
      }

      @Override
      Uni<Void> open(ClaimedJob job, List<OpenSide> open, Instant now) {
        return life.throughLater(() -> super.open(job, open, now));
      }

      @Override
      Uni<Void> setAside(ClaimedJob job, List<SetAside> aside, Instant now) {
        return life.throughLater(() -> super.setAside(job, aside, now));
      }

      @Override
      Uni<Void> use(ClaimedJob job, Sheet sheet, NewBooklet booklet, Instant now) {
        return life.throughLater(() -> super.use(job, sheet, booklet, now));
      }

      @Override
      Uni<Void> finish(ClaimedJob claim, BatchPlan plan, Instant now) {
        return life.throughLater(() -> super.finish(claim, plan, now));
      }
    };
  }

  /** All that a job leaves behind. */
  static List<List<Map<String, Object>>> outcome(UUID upload) {
    return OUTCOME.stream()
        .map(
            query -> Database.query(query, upload).stream().map(MortalWorkers::comparable).toList())
        .toList();
  }

  /** Arrays and JSON as text. */
  private static Map<String, Object> comparable(Map<String, Object> row) {
    return row.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, column -> String.valueOf(column.getValue())));
  }

  /** Lets a worker that nobody kills do a job, or the rest of it. */
  final void finish(ClaimedJob job) throws IOException {
    assertThat(cutting(new Lifetime(Integer.MAX_VALUE)).work(job, () -> true)).isTrue();
  }

  static String state(UUID job) {
    return (String)
        Database.query("select state from scan_job where id = ?", job).getFirst().get("state");
  }

  /** As a replica takes a job whose worker's lease has ended. */
  final ClaimedJob claimed(UUID job, String exam, UUID upload) throws SQLException {
    UUID token = UUID.randomUUID();
    Database.execute(
        "update scan_job set state = 'RUNNING', attempts = attempts + 1, lease_token = ?,"
            + " lease_until = now() + interval '1 hour', started_at = coalesce(started_at, now())"
            + " where id = ?",
        token,
        job);
    return DatabaseStep.await(
        () ->
            Panache.withSession(
                () ->
                    exams
                        .outline(UUID.fromString(exam))
                        .flatMap(
                            outline ->
                                uploads
                                    .findById(upload)
                                    .flatMap(
                                        scan ->
                                            jobs.required(job)
                                                .map(
                                                    held ->
                                                        ClaimedJob.ofBatch(
                                                            held, token, outline, scan))))));
  }
}
