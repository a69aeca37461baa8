package org.korrigo.grading.finalisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.DamagedFileException;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.CopySummary;
import org.korrigo.grading.copy.Viewer;

/** Annotated PDFs in the file store. */
@ApplicationScoped
class FinalPdfs {
  private static final Logger LOG = Logger.getLogger(FinalPdfs.class);

  private final FileStore files;
  private final PdfWorkers workers;
  private final Copies copies;

  FinalPdfs(FileStore files, PdfWorkers workers, Copies copies) {
    this.files = files;
    this.workers = workers;
    this.copies = copies;
  }

  /** A copy that has an annotated PDF; not-found otherwise, forbidden if it is another's. */
  Uni<CopySummary> copy(UUID copyId, Viewer viewer) {
    return Panache.withSession(() -> copies.visible(copyId, viewer))
        .invoke(
            copy -> {
              if (copy.finalPdf() == null) {
                throw Problem.notFound("annotated PDF of copy", copyId);
              }
            });
  }

  /**
   * Draws the annotated PDF on a worker and stores it; the same copy gives the same bytes. {@code
   * unsupported-scan} if the scan is missing, damaged or cannot be drawn on, {@code unavailable} if
   * the file store does not take the result.
   */
  Uni<StoredFile> draw(StoredFile source, MarkedCopy content) {
    return workers.run(() -> drawNow(source, content));
  }

  private StoredFile drawNow(StoredFile source, MarkedCopy content) {
    try {
      Path target = files.newTemporaryFile();
      try {
        AnnotatedPdf.write(scan(source, content), content, target);
        return files.store(target, "application/pdf");
      } finally {
        Files.deleteIfExists(target);
      }
    } catch (AnnotatedPdf.UnreadableScanException e) {
      throw unusable("cannot be opened", e, content);
    } catch (AnnotatedPdf.UndrawableScanException e) {
      throw unusable("cannot be drawn on", e, content);
    } catch (IOException | UncheckedIOException e) {
      LOG.errorf(e, "An annotated PDF could not be stored: copy=%s", content.anonymousId());
      throw new Problem(
          ProblemType.UNAVAILABLE,
          "The annotated PDF could not be stored. The copy stays as it is: try again.");
    }
  }

  private Path scan(StoredFile source, MarkedCopy content) {
    try {
      return files.fetch(source);
    } catch (DamagedFileException e) {
      throw unusable("is missing from the file store or damaged there", e, content);
    }
  }

  private static Problem unusable(String why, Exception cause, MarkedCopy content) {
    LOG.errorf(cause, "A scan cannot be finalised: copy=%s", content.anonymousId());
    return new Problem(
        ProblemType.UNSUPPORTED_SCAN,
        "The scan of this copy %s. The copy stays as it is, and nothing written on it is lost."
            .formatted(why));
  }
}
