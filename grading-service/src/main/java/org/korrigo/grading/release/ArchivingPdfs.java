package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.smallrye.mutiny.unchecked.UncheckedSupplier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.CopyMarks;
import org.korrigo.grading.copy.ExportedCopies;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;

/** All annotated PDFs of an exam, to take away. */
@ApplicationScoped
class ArchivingPdfs {
  private final Exams exams;
  private final Copies copies;
  private final ReleasedCopyRepository released;
  private final ExportedCopies exported;
  private final FileStore files;

  ArchivingPdfs(
      Exams exams,
      Copies copies,
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
   * What an archive will be made of.
   *
   * @param omitted the copies that are not marked
   */
  record Contents(List<ArchivedPdf> pdfs, List<OmittedPdf> omitted) {}

  /**
   * The files as they stand now; in the same transaction an EXPORT of each is journalled.
   *
   * @param journalled false if nothing is taken away, as by HEAD
   * @param names calls the files that pupils have by their names; {@code conflict} unless the
   *     results are released
   */
  Uni<Contents> export(
      UUID examId, boolean names, boolean journalled, String actorId, Instant now) {
    return Panache.withTransaction(
        () ->
            exams
                .requiredForUpdate(examId)
                .chain(() -> exams.required(examId))
                .invoke(exam -> requireReleased(exam, names))
                .flatMap(
                    exam ->
                        copies
                            .marksOfExam(examId)
                            .call(
                                found ->
                                    journalled
                                        ? journal(exam, found, actorId, now)
                                        : Uni.createFrom().voidItem())
                            .flatMap(found -> contents(examId, found, names))));
  }

  /** The archive's bytes, made as fast as they are taken, on a worker. */
  Multi<byte[]> bytes(Contents contents) {
    Function<PdfArchive, Uni<Void>> letGo = archive -> onWorker(() -> closed(archive));
    return Multi.createFrom()
        .resource(
            () -> new PdfArchive(files, contents.pdfs(), contents.omitted()),
            archive ->
                Multi.createBy()
                    .repeating()
                    .uni(() -> onWorker(archive::next))
                    .until(piece -> piece.length == 0))
        .withFinalizer(letGo);
  }

  private static <T> Uni<T> onWorker(UncheckedSupplier<T> work) {
    return Uni.createFrom()
        .item(Unchecked.supplier(work))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private static Void closed(PdfArchive archive) throws IOException {
    archive.close();
    return null;
  }

  private Uni<Void> journal(ExamOutline exam, List<CopyMarks> found, String actorId, Instant now) {
    List<UUID> ids = found.stream().filter(CopyMarks::graded).map(CopyMarks::id).toList();
    return exported.record(ids, actorId, now, exam.scale().maximum(), "final-pdfs-archive");
  }

  private Uni<Contents> contents(UUID examId, List<CopyMarks> found, boolean names) {
    return names
        ? released.names(examId).map(byCopy -> contents(found, byCopy))
        : Uni.createFrom().item(contents(found, Map.of()));
  }

  private static Contents contents(List<CopyMarks> found, Map<UUID, String> names) {
    return new Contents(
        found.stream()
            .filter(CopyMarks::graded)
            .map(copy -> ArchivedPdf.of(copy, names.get(copy.id())))
            .toList(),
        found.stream()
            .filter(copy -> !copy.graded())
            .map(copy -> new OmittedPdf(copy.anonymousId(), OmittedPdf.Reason.NOT_GRADED))
            .toList());
  }

  private static void requireReleased(ExamOutline exam, boolean names) {
    if (names && !exam.released()) {
      throw new Problem(
          ProblemType.CONFLICT,
          "The copies stay anonymous until the results are released: leave names out.");
    }
  }
}
