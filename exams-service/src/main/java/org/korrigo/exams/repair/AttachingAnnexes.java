package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.MadeBooklet;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.repair.Acting.Acted;
import org.korrigo.exams.scan.AnnexCutter;
import org.korrigo.exams.scan.PicturingSides;
import org.korrigo.exams.scan.SettlingSides;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideThreads;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanThreads;
import org.korrigo.exams.scan.sheet.UnreadableSideException;
import org.korrigo.exams.work.HeavyWork;

/** Putting annexes into copies, as many as wait in one action. */
@ApplicationScoped
class AttachingAnnexes {
  private final Acting acting;
  private final ListingAnnexes annexes;
  private final SettlingSides sides;
  private final ExamProgress exams;
  private final AnnexCutter cutter;
  private final FileStore files;
  private final HeavyWork work;
  private final SideThreads threads;

  AttachingAnnexes(
      Acting acting,
      ListingAnnexes annexes,
      SettlingSides sides,
      ExamProgress exams,
      AnnexCutter cutter,
      FileStore files,
      HeavyWork work,
      SideThreads threads) {
    this.acting = acting;
    this.annexes = annexes;
    this.sides = sides;
    this.exams = exams;
    this.cutter = cutter;
    this.files = files;
    this.work = work;
    this.threads = threads;
  }

  /**
   * Puts annexes of a scan into copies: after the sheets that they follow, or at the end of a copy
   * that a person names.
   *
   * @throws Problem not-found, invalid-request, unsupported-scan for a side that cannot be read,
   *     conflict if the key attached others, none waits or one that is named waits no more, or
   *     stale-version if a side or a copy was changed while they were cut
   */
  Uni<Acted> attach(UUID uploadId, NewAnnexes asked, Occasion occasion) {
    return acting
        .done(occasion)
        .flatMap(
            done ->
                done != null
                    ? Uni.createFrom().item(done)
                    : Panache.withSession(
                            () -> sides.examOf(uploadId).chain(() -> annexes.all(uploadId)))
                        .map(leaves -> ChoosingAnnexes.of(asked.leaves(), leaves))
                        .invoke(AttachingAnnexes::requireAny)
                        .flatMap(chosen -> attachChosen(uploadId, chosen, occasion)));
  }

  private Uni<Acted> attachChosen(UUID uploadId, List<ChosenLeaf> chosen, Occasion occasion) {
    List<SideNumber> numbers =
        chosen.stream().flatMap(leaf -> leaf.leaf().sides().stream()).toList();
    UUID[] copies = chosen.stream().map(ChosenLeaf::copyId).distinct().toArray(UUID[]::new);
    return acting.act(
        Uni.createFrom().deferred(() -> sides.examOf(uploadId)),
        occasion,
        Subject.ofSides(numbers, copies),
        examId -> cut(examId, uploadId, chosen),
        layout -> AnnexEdits.put(layout.desk(), chosen));
  }

  private Uni<List<MadeBooklet>> cut(UUID examId, UUID uploadId, List<ChosenLeaf> chosen) {
    return Panache.withSession(
            () ->
                exams
                    .outline(examId)
                    .flatMap(
                        exam -> sides.fileOf(uploadId).map(file -> new Scan(exam, uploadId, file))))
        .flatMap(scan -> work.run(() -> cut(scan, chosen)));
  }

  private record Scan(ExamOutline exam, UUID uploadId, StoredFile file) {}

  /** Several threads, for a batch may have hundreds of annexes: about 10 ms a page each. */
  private List<MadeBooklet> cut(Scan from, List<ChosenLeaf> chosen) throws IOException {
    List<ChosenLeaf> written = chosen.stream().filter(leaf -> !leaf.pages().isEmpty()).toList();
    List<MadeBooklet> made = new ArrayList<>();
    if (!written.isEmpty()) {
      try (ScanThreads scans = threads.on(files, from.file())) {
        scans.each(
            written.size(),
            scan -> index -> cut(from, scan, written.get(index)),
            (index, booklet) -> made.add(booklet),
            () -> true);
      }
    }
    return made;
  }

  private MadeBooklet cut(Scan from, ScanFile scan, ChosenLeaf leaf) throws IOException {
    try {
      return cutter.cut(leaf.id(), from.exam(), from.uploadId(), scan, leaf.pages());
    } catch (UnreadableSideException unreadable) {
      throw PicturingSides.unusable(from.uploadId(), unreadable);
    }
  }

  private static void requireAny(List<ChosenLeaf> chosen) {
    if (chosen.isEmpty()) {
      throw new Problem(
          ProblemType.CONFLICT,
          "No annex of this upload waits of which a copy is proposed without a doubt.");
    }
  }
}
