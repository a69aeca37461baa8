package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.DamagedFileException;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.grading.copy.CopyMarks;
import org.korrigo.grading.copy.ExportedCopies;
import org.korrigo.grading.copy.StagedCopies.StagedCopy;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;

/** All annotated PDFs of an exam, to take away. */
@ApplicationScoped
class ArchivingPdfs {
  private static final Logger LOG = Logger.getLogger(ArchivingPdfs.class);

  private final Exams exams;
  private final CopiesByPage copies;
  private final ReleasedCopyRepository released;
  private final ExportedCopies exported;
  private final FileStore files;

  ArchivingPdfs(
      Exams exams,
      CopiesByPage copies,
      ReleasedCopyRepository released,
      ExportedCopies exported,
      FileStore files) {
    this.exams = exams;
    this.copies = copies;
    this.released = released;
    this.exported = exported;
    this.files = files;
  }

  /**
   * The files as they stand now; in the same transaction an EXPORT of each is journalled that was
   * found whole before. The lists are made page by page: statements and memory are those of a page,
   * however many there are.
   *
   * @param journalled false if nothing is taken away, as by HEAD
   * @param names calls the files that pupils have by their names; {@code conflict} unless the
   *     results are released
   */
  Uni<ArchiveContents> export(
      UUID examId, boolean names, boolean journalled, String actorId, Instant now) {
    return (journalled ? damaged(examId, names) : Uni.createFrom().item(Set.<UUID>of()))
        .flatMap(
            damaged ->
                export(
                    examId,
                    names,
                    (exam, found) ->
                        journalled
                            ? journal(exam, found, damaged, actorId, now)
                            : Uni.createFrom().voidItem()));
  }

  private Uni<ArchiveContents> export(
      UUID examId, boolean names, BiFunction<ExamOutline, List<CopyMarks>, Uni<Void>> journal) {
    return OnWorker.filled(
        () -> ArchiveContents.in(files),
        contents ->
            Panache.withTransaction(
                () ->
                    exams
                        .requiredForUpdate(examId)
                        .chain(() -> exams.required(examId))
                        .invoke(exam -> requireReleased(exam, names))
                        .flatMap(
                            exam ->
                                copies.each(
                                    examId,
                                    found ->
                                        journal
                                            .apply(exam, found)
                                            .chain(() -> add(contents, found, names))))
                        .chain(() -> copies.eachStaged(examId, found -> omit(contents, found)))));
  }

  /** The archive's bytes, made as fast as they are taken, on a worker. */
  Multi<byte[]> bytes(ArchiveContents contents) {
    return Pieces.all(() -> new PdfArchive(files, contents));
  }

  /** No bytes, of an archive that is not taken. */
  Multi<byte[]> nothingOf(ArchiveContents contents) {
    return Pieces.none(() -> new PdfArchive(files, contents));
  }

  /**
   * The copies whose files are not in the store as they were written there. All files are read, so
   * it is done before the exam is held, and in no session.
   */
  private Uni<Set<UUID>> damaged(UUID examId, boolean names) {
    Set<UUID> damaged = new HashSet<>();
    return Panache.withSession(() -> exams.required(examId))
        .invoke(exam -> requireReleased(exam, names))
        .chain(
            () ->
                copies.eachAside(
                    examId, found -> OnWorker.andBack(() -> collectDamaged(found, damaged))))
        .replaceWith(damaged);
  }

  private Void collectDamaged(List<CopyMarks> found, Set<UUID> damaged) {
    found.stream()
        .filter(CopyMarks::graded)
        .filter(copy -> !whole(copy))
        .forEach(copy -> damaged.add(copy.id()));
    return null;
  }

  private boolean whole(CopyMarks copy) {
    try {
      files.fetch(copy.finalPdf());
      return true;
    } catch (DamagedFileException e) {
      LOG.errorf(e, "An annotated PDF is not journalled as exported: %s", copy.anonymousId());
      return false;
    }
  }

  private Uni<Void> journal(
      ExamOutline exam, List<CopyMarks> found, Set<UUID> damaged, String actorId, Instant now) {
    List<UUID> whole = graded(found).stream().filter(id -> !damaged.contains(id)).toList();
    return exported.record(whole, actorId, now, exam.scale().maximum(), "final-pdfs-archive");
  }

  private static List<UUID> graded(List<CopyMarks> found) {
    return found.stream().filter(CopyMarks::graded).map(CopyMarks::id).toList();
  }

  private Uni<Void> add(ArchiveContents contents, List<CopyMarks> found, boolean names) {
    List<UUID> graded = graded(found);
    Uni<Map<UUID, String>> called =
        names && !graded.isEmpty() ? released.names(graded) : Uni.createFrom().item(Map.of());
    return called.flatMap(byCopy -> OnWorker.andBack(() -> added(contents, found, byCopy)));
  }

  private static Uni<Void> omit(ArchiveContents contents, List<StagedCopy> found) {
    return OnWorker.andBack(
        () -> {
          contents.omit(
              found.stream()
                  .map(
                      copy -> new OmittedPdf(copy.anonymousId(), OmittedPdf.Reason.NOT_HANDED_OVER))
                  .toList());
          return null;
        });
  }

  private static Void added(
      ArchiveContents contents, List<CopyMarks> found, Map<UUID, String> names) throws IOException {
    contents.add(
        found.stream()
            .filter(CopyMarks::graded)
            .map(copy -> ArchivedPdf.of(copy, names.get(copy.id())))
            .toList());
    contents.omit(
        found.stream()
            .filter(copy -> !copy.graded())
            .map(copy -> new OmittedPdf(copy.anonymousId(), OmittedPdf.Reason.NOT_GRADED))
            .toList());
    return null;
  }

  private static void requireReleased(ExamOutline exam, boolean names) {
    if (names && !exam.released()) {
      throw new Problem(
          ProblemType.CONFLICT,
          "The copies stay anonymous until the results are released: leave names out.");
    }
  }
}
