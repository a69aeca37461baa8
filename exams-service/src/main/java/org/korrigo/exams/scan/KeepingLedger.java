package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  private static final String OTHERWISE =
      "The scan was read again, and its sheets make other copies than %s%s, which could not be put"
          + " together by that: compare these with the paper and merge what belongs together.";

  /** Copies that a note names; of more it says how many. */
  private static final int MOST_NAMED = 10;

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
                            job.uploadId(), side.side(), side.reason(), SideMark.BY_ITSELF, now))
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
            sides
                .forgetTwins(claim.uploadId())
                .chain(() -> annexes.propose(claim, plan))
                .chain(() -> annexes.bySheet(claim, plan))
                .flatMap(bySheet -> propose(claim, job, plan, bySheet, now)));
  }

  private Uni<Void> propose(
      ClaimedJob claim,
      ScanJob job,
      BatchPlan plan,
      Map<Integer, List<UUID>> annexesBySheet,
      Instant now) {
    return annexes
        .cutSheets(claim)
        .flatMap(
            cutSheets -> {
              List<ReadCopy> copies = copies(plan, cutSheets, annexesBySheet);
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
      List<ReadCopy> copies,
      Instant now) {
    List<UUID> sheets = unplaced(cut.sheets(), copies);
    List<UUID> leaves = unplaced(cut.annexes(), copies);
    List<ReadCopy> all = new ArrayList<>(copies);
    sheets.forEach(sheet -> all.add(ReadCopy.of(sheet)));
    leaves.forEach(leaf -> all.add(ReadCopy.of(leaf)));
    return listener
        .scanRead(new ReadScan(job.examId, claim.uploadId(), all, claim.actorId(), now))
        .map(doubtful -> job.repeated ? doubtful : List.<String>of())
        .call(doubtful -> ask(claim, plan, doubtful))
        .invoke(
            doubtful ->
                job.finish(JobState.DONE, notes(plan, sheets.size(), leaves.size(), doubtful), now))
        .replaceWithVoid();
  }

  /**
   * What was read again and fits no copy that is there was not known to whoever gave their word.
   */
  private Uni<Void> ask(ClaimedJob claim, BatchPlan plan, List<String> doubtful) {
    return doubtful.isEmpty()
        ? questions.ask(claim.uploadId(), plan.isByPlace() ? BY_PLACE : null)
        : questions.askAgain(claim.uploadId(), otherwise(doubtful));
  }

  private static String otherwise(List<String> doubtful) {
    int more = doubtful.size() - MOST_NAMED;
    return OTHERWISE.formatted(
        String.join(", ", doubtful.subList(0, Math.min(doubtful.size(), MOST_NAMED))),
        more > 0 ? " and " + more + " more" : "");
  }

  private static List<UUID> unplaced(List<UUID> cut, List<ReadCopy> copies) {
    Set<UUID> placed =
        copies.stream().flatMap(copy -> copy.booklets().stream()).collect(Collectors.toSet());
    return cut.stream().filter(booklet -> !placed.contains(booklet)).toList();
  }

  private static List<String> notes(
      BatchPlan plan, int sheets, int annexes, List<String> doubtful) {
    List<String> notes = new ArrayList<>(plan.notes());
    if (!doubtful.isEmpty()) {
      notes.add(otherwise(doubtful));
    }
    if (sheets > 0) {
      notes.add(ELSEWHERE.formatted(sheets, "sheets"));
    }
    if (annexes > 0) {
      notes.add(ELSEWHERE.formatted(annexes, "annexes"));
    }
    return notes;
  }

  /**
   * The copies that the plan shows, of sheets that were cut in this reading or before and are as
   * they were cut. Annexes follow their sheets.
   */
  private static List<ReadCopy> copies(
      BatchPlan plan, CutSheets cutSheets, Map<Integer, List<UUID>> annexesBySheet) {
    List<ReadCopy> copies = new ArrayList<>();
    for (List<Integer> copy : plan.copies()) {
      List<List<UUID>> sheets = new ArrayList<>();
      for (int number : copy) {
        UUID booklet = cutSheets.of(plan.sheet(number));
        if (booklet != null) {
          List<UUID> withAnnexes = new ArrayList<>(List.of(booklet));
          withAnnexes.addAll(annexesBySheet.getOrDefault(number, List.of()));
          sheets.add(withAnnexes);
        }
      }
      if (!sheets.isEmpty()) {
        copies.add(new ReadCopy(sheets, sheets.size() == copy.size()));
      }
    }
    return copies;
  }
}
