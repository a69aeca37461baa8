package org.korrigo.exams.scan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.page.Pages;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.Ordered;

/** Listing single pupils' files: three statements for any number of them. */
@ApplicationScoped
class ListingPdfs {
  private final ExamProgress exams;
  private final ExamPdfRepository pdfs;
  private final UploadRepository uploads;

  ListingPdfs(ExamProgress exams, ExamPdfRepository pdfs, UploadRepository uploads) {
    this.exams = exams;
    this.pdfs = pdfs;
    this.uploads = uploads;
  }

  /**
   * A page of an exam's files, in the order in which they came.
   *
   * @param after the place of the last one seen, or null
   */
  Uni<List<Ordered<ExamPdfView>>> page(UUID examId, Long after, int limit) {
    return Panache.withSession(
        () ->
            exams
                .outline(examId)
                .flatMap(exam -> pdfs.page(examId, after, Pages.rowsToRead(limit)))
                .flatMap(this::views));
  }

  private Uni<List<Ordered<ExamPdfView>>> views(List<ExamPdf> found) {
    return uploads
        .withIds(found.stream().map(pdf -> pdf.uploadId).toList())
        .map(
            all -> all.stream().collect(Collectors.toMap(upload -> upload.id, Function.identity())))
        .map(
            byId ->
                found.stream()
                    .map(pdf -> new Ordered<>(pdf.ordinal, pdf.view(byId.get(pdf.uploadId))))
                    .toList());
  }
}
