package org.korrigo.grading.finalisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.CopySummary;

/** Annotated PDFs in the file store. */
@ApplicationScoped
class FinalPdfs {
  private final FileStore files;
  private final PdfWorkers workers;
  private final Copies copies;

  FinalPdfs(FileStore files, PdfWorkers workers, Copies copies) {
    this.files = files;
    this.workers = workers;
    this.copies = copies;
  }

  /** A copy that has an annotated PDF; not-found otherwise. */
  Uni<CopySummary> copy(UUID copyId) {
    return Panache.withSession(() -> copies.required(copyId))
        .invoke(
            copy -> {
              if (copy.finalPdf() == null) {
                throw Problem.notFound("annotated PDF of copy", copyId);
              }
            });
  }

  /** Draws the annotated PDF on a worker and stores it. */
  Uni<StoredFile> draw(StoredFile source, MarkedCopy content) {
    return workers.run(() -> drawNow(source, content));
  }

  private StoredFile drawNow(StoredFile source, MarkedCopy content) {
    Path target = files.newTemporaryFile();
    try {
      try {
        AnnotatedPdf.write(files.fetch(source), content, target);
        return files.store(target, "application/pdf");
      } finally {
        Files.deleteIfExists(target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
