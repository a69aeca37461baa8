package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.booklet.MadeBooklet;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.repair.Acting.Acted;
import org.korrigo.exams.repair.CuttingSides.CutSheet;
import org.korrigo.exams.repair.NewSheet.SheetSide;
import org.korrigo.exams.scan.SettlingSides;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.work.HeavyWork;

/**
 * Making a sheet of sides that are in no booklet: what a job could not pair, what was put aside, or
 * a late or second scan of a sheet for a copy that is there.
 */
@ApplicationScoped
class MakingSheets {
  private final Acting acting;
  private final CuttingSides cutting;
  private final SettlingSides sides;
  private final ExamProgress exams;
  private final HeavyWork work;

  MakingSheets(
      Acting acting,
      CuttingSides cutting,
      SettlingSides sides,
      ExamProgress exams,
      HeavyWork work) {
    this.acting = acting;
    this.cutting = cutting;
    this.sides = sides;
    this.exams = exams;
    this.work = work;
  }

  /**
   * Makes a sheet and puts it at the end of a copy.
   *
   * @throws Problem not-found, invalid-request, unsupported-scan for a side that cannot be read, or
   *     conflict for one that is used already
   */
  Uni<Acted> make(UUID examId, NewSheet sheet, Occasion occasion) {
    requireSound(sheet);
    List<SideNumber> numbers =
        sheet.sides().stream()
            .map(side -> new SideNumber(side.uploadId(), side.sideNumber()))
            .toList();
    AtomicReference<CutSheet> cut = new AtomicReference<>();
    return acting.act(
        Uni.createFrom().item(examId),
        occasion,
        Subject.ofSides(numbers, sheet.toCopyId()),
        exam -> cut(exam, sheet, numbers).invoke(cut::set).map(MakingSheets::booklets),
        layout -> lay(layout.desk(), sheet, numbers, cut.get()));
  }

  private Uni<CutSheet> cut(UUID examId, NewSheet sheet, List<SideNumber> numbers) {
    Map<UUID, StoredFile> scans = new HashMap<>();
    return Panache.withSession(
            () ->
                exams
                    .outline(examId)
                    .call(() -> scans(examId, sheet, scans))
                    .call(() -> requireFree(examId, numbers)))
        .flatMap(exam -> work.run(() -> cutting.cut(UUID.randomUUID(), exam, sheet, scans)));
  }

  private Uni<Void> scans(UUID examId, NewSheet sheet, Map<UUID, StoredFile> scans) {
    List<UUID> uploads = sheet.sides().stream().map(SheetSide::uploadId).distinct().toList();
    return Multi.createFrom()
        .iterable(uploads)
        .onItem()
        .transformToUniAndConcatenate(
            upload ->
                sides
                    .examOf(upload)
                    .invoke(exam -> requireSame(examId, exam, upload))
                    .chain(() -> sides.fileOf(upload))
                    .invoke(file -> scans.put(upload, file)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> requireFree(UUID examId, List<SideNumber> numbers) {
    return sides
        .numbered(examId, numbers)
        .invoke(
            found -> {
              if (found.size() < numbers.size()) {
                throw Problem.notFound("settled side", "of the upload with that number");
              }
              found.forEach(SideEdits::requireFree);
            })
        .replaceWithVoid();
  }

  private static List<MadeBooklet> booklets(CutSheet cut) {
    return List.of(cut.booklet());
  }

  private static void lay(Desk desk, NewSheet sheet, List<SideNumber> numbers, CutSheet cut) {
    MadeBooklet booklet = cut.booklet();
    for (int i = 0; i < numbers.size(); i++) {
      SideEdits.requireFree(desk.side(numbers.get(i)));
      desk.use(desk.side(numbers.get(i)), booklet.id(), cut.pages().get(i));
    }
    List<Leaf> leaves = new ArrayList<>();
    for (int page = 1; page <= booklet.origins().size(); page++) {
      leaves.add(
          new Leaf(
              booklet.origins().get(page - 1),
              booklet.identityPages().contains(page),
              booklet.saidPages().contains(page)));
    }
    desk.put(new Sheaf(booklet.id(), false, leaves), sheet.toCopyId(), null);
  }

  private static void requireSame(UUID examId, UUID exam, UUID upload) {
    if (!exam.equals(examId)) {
      throw Problem.notFound("upload", upload);
    }
  }

  private static void requireSound(NewSheet sheet) {
    List<Violation> violations = new ArrayList<>();
    Set<SideNumber> seen = new HashSet<>();
    for (int i = 0; i < sheet.sides().size(); i++) {
      SheetSide side = sheet.sides().get(i);
      String where = "sides[" + i + "].";
      if (!seen.add(new SideNumber(side.uploadId(), side.sideNumber()))) {
        violations.add(new Violation(where + "side_number", "is given twice"));
      }
      side.violations()
          .forEach(found -> violations.add(new Violation(where + found.field(), found.message())));
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
  }
}
