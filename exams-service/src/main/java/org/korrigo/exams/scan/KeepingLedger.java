package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.NewBooklet;
import org.korrigo.exams.scan.geometry.BatchPlan;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.exams.scan.geometry.BatchPlan.SetAside;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;

/** The database steps of a batch's job: what becomes of its sides, and its copies in the end. */
@ApplicationScoped
class KeepingLedger {
  private static final List<Integer> RECTO = List.of(4, 1);
  private static final List<Integer> VERSO = List.of(2, 3);

  private static final String ELSEWHERE =
      "%d of the %s were cut before the exam was changed, and do not fit what it says now; each is"
          + " a copy of its own. Compare them with the paper.";

  /** Who decides when nobody does: the service itself. */
  static final String BY_ITSELF = "korrigo";

  private static final String BY_PLACE =
      "No code says which sheets make a copy: they were put together as they lie in the scan."
          + " Compare the sheets of each copy, and their number, with the paper.";

  private final JobSteps steps;
  private final ScanSideRepository sides;
  private final SheetReadingRepository readings;
  private final KeepingBooklets booklets;
  private final KeepingAnnexes annexes;
  private final UploadQuestions questions;
  private final ScanListener listener;

  KeepingLedger(
      JobSteps steps,
      ScanSideRepository sides,
      SheetReadingRepository readings,
      KeepingBooklets booklets,
      KeepingAnnexes annexes,
      UploadQuestions questions,
      ScanListener listener) {
    this.questions = questions;
    this.steps = steps;
    this.sides = sides;
    this.readings = readings;
    this.booklets = booklets;
    this.annexes = annexes;
    this.listener = listener;
  }

  Duration lease() {
    return steps.lease();
  }

  /** Says that the worker is alive. */
  Uni<Void> renew(ClaimedJob claim, Instant now) {
    return steps.renew(claim, now);
  }

  /** The sides that have their state already, from an earlier attempt. */
  Uni<Set<Integer>> settled(ClaimedJob job) {
    return Panache.withSession(() -> sides.settled(job.uploadId()).map(HashSet::new));
  }

  /** Puts sides before a person. */
  Uni<Void> open(ClaimedJob job, List<OpenSide> open, Instant now) {
    return steps.settle(
        job, open.stream().map(side -> ScanSide.open(job.uploadId(), side, now)).toList(), now);
  }

  /** Notes sides that are white, or were scanned before. */
  Uni<Void> setAside(ClaimedJob job, List<SetAside> aside, Instant now) {
    return steps.settle(
        job,
        aside.stream()
            .map(
                side ->
                    side.white()
                        ? ScanSide.blank(job.uploadId(), side.side(), side.reason(), now)
                        : ScanSide.discarded(
                            job.uploadId(), side.side(), side.reason(), BY_ITSELF, now))
            .toList(),
        now);
  }

  /** Keeps a booklet and how it was read, and notes its two sides as used. */
  Uni<Void> use(ClaimedJob job, Sheet sheet, NewBooklet booklet, Instant now) {
    UUID id = UUID.randomUUID();
    return steps.settle(
        job,
        List.of(
            ScanSide.used(job.uploadId(), sheet.recto().side(), id, RECTO, now),
            ScanSide.used(job.uploadId(), sheet.verso().side(), id, VERSO, now)),
        () -> keep(job, sheet, id, booklet, now),
        now);
  }

  private Uni<Void> keep(ClaimedJob job, Sheet sheet, UUID id, NewBooklet booklet, Instant now) {
    return readings
        .free(job.uploadId(), sheet.number())
        .flatMap(
            number ->
                booklets
                    .keep(id, booklet.numbered(number), now)
                    .flatMap(
                        kept ->
                            readings.persist(
                                SheetReading.of(job.uploadId(), number, sheet, id, now))))
        .replaceWithVoid();
  }

  /** Every side is settled: copies are proposed, what is unsure of them is asked, the job ends. */
  Uni<Void> finish(ClaimedJob claim, BatchPlan plan, Instant now) {
    return steps.finish(
        claim,
        job ->
            annexes
                .propose(claim, plan)
                .chain(() -> annexes.bySheet(claim, plan))
                .flatMap(bySheet -> propose(claim, job, plan, bySheet, now))
                .chain(() -> questions.ask(claim.uploadId(), plan.isByPlace() ? BY_PLACE : null)));
  }

  private Uni<Void> propose(
      ClaimedJob claim,
      ScanJob job,
      BatchPlan plan,
      Map<Integer, List<UUID>> annexesBySheet,
      Instant now) {
    return readings
        .since(claim.uploadId(), job.startedAt)
        .flatMap(
            read -> {
              Map<Integer, UUID> byRecto = new HashMap<>();
              read.forEach(row -> byRecto.put(row.faces.getFirst().side(), row.bookletId));
              List<List<UUID>> copies = copies(plan, byRecto, annexesBySheet);
              return annexes
                  .inNoCopy(claim)
                  .flatMap(cut -> propose(claim, job, plan, cut, copies, now));
            });
  }

  /**
   * Proposes copies. What an earlier attempt cut where this plan has no place for it, since what
   * the plan goes by was changed meanwhile, is a copy of its own: nothing that was cut is left out.
   */
  private Uni<Void> propose(
      ClaimedJob claim,
      ScanJob job,
      BatchPlan plan,
      KeepingAnnexes.Cut cut,
      List<List<UUID>> copies,
      Instant now) {
    List<UUID> sheets = unplaced(cut.sheets(), copies);
    List<UUID> leaves = unplaced(cut.annexes(), copies);
    List<List<UUID>> all = new ArrayList<>(copies);
    sheets.forEach(sheet -> all.add(List.of(sheet)));
    leaves.forEach(leaf -> all.add(List.of(leaf)));
    job.finish(JobState.DONE, notes(plan, sheets.size(), leaves.size()), now);
    return listener.scanRead(new ReadScan(job.examId, claim.uploadId(), all, claim.actorId(), now));
  }

  private static List<UUID> unplaced(List<UUID> cut, List<List<UUID>> copies) {
    Set<UUID> placed = copies.stream().flatMap(List::stream).collect(Collectors.toSet());
    return cut.stream().filter(booklet -> !placed.contains(booklet)).toList();
  }

  private static List<String> notes(BatchPlan plan, int sheets, int annexes) {
    List<String> notes = new ArrayList<>(plan.notes());
    if (sheets > 0) {
      notes.add(ELSEWHERE.formatted(sheets, "sheets"));
    }
    if (annexes > 0) {
      notes.add(ELSEWHERE.formatted(annexes, "annexes"));
    }
    return notes;
  }

  /**
   * The copies whose sheets were all cut; what is left of the others, sheet by sheet. Annexes
   * follow their sheets.
   */
  private static List<List<UUID>> copies(
      BatchPlan plan, Map<Integer, UUID> byRecto, Map<Integer, List<UUID>> annexesBySheet) {
    List<List<UUID>> copies = new ArrayList<>();
    for (List<Integer> copy : plan.copies()) {
      List<List<UUID>> sheets = new ArrayList<>();
      for (int number : copy) {
        UUID sheet = byRecto.get(plan.sheet(number).recto().side());
        if (sheet != null) {
          List<UUID> withAnnexes = new ArrayList<>(List.of(sheet));
          withAnnexes.addAll(annexesBySheet.getOrDefault(number, List.of()));
          sheets.add(withAnnexes);
        }
      }
      if (sheets.size() == copy.size()) {
        copies.add(sheets.stream().flatMap(List::stream).toList());
      } else {
        copies.addAll(sheets);
      }
    }
    return copies;
  }
}
