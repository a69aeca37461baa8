package org.korrigo.exams.scan;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.scan.sheet.PdfCheck;
import org.korrigo.exams.scan.sheet.PdfRefusal;
import org.korrigo.exams.scan.sheet.ScanLimits;

/**
 * The door for PDFs that are no scans: the same checks as for scans (domain §1), and of a refused
 * request nothing is kept.
 */
@ApplicationScoped
public class PdfDoor {
  private static final String PDF = "application/pdf";

  private final PdfCheck check = new PdfCheck(ScanLimits.STANDARD);
  private final FileStore files;
  private final long largest;

  PdfDoor(
      FileStore files, @ConfigProperty(name = "korrigo.scan.max-file-size") MemorySize largest) {
    this.files = files;
    this.largest = largest.asLongValue();
  }

  /**
   * A file as it was sent.
   *
   * @param content where it was streamed to; moved into the store if it is taken
   * @param name as the client says
   * @param size in bytes
   */
  public record SentPdf(Path content, String name, long size) {}

  /**
   * Takes files into the store, in their order. Blocks.
   *
   * @throws Problem unsupported-scan or too-large; then none is taken
   */
  public List<StoredFile> take(List<SentPdf> sent) throws IOException {
    for (SentPdf file : sent) {
      requireAcceptable(file);
    }
    List<StoredFile> taken = new ArrayList<>();
    for (SentPdf file : sent) {
      taken.add(files.store(file.content(), PDF));
    }
    return taken;
  }

  private void requireAcceptable(SentPdf file) throws IOException {
    if (!file.name().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
      throw refused(file, "EXTENSION", "its name does not end in .pdf");
    }
    if (file.size() > largest) {
      throw new Problem(ProblemType.TOO_LARGE, "A file is larger than " + largest + " bytes.")
          .with("max_bytes", largest);
    }
    PdfRefusal refusal = check.refusal(file.content()).orElse(null);
    if (refusal != null) {
      throw refused(file, refusal.reason().name(), refusal.message());
    }
  }

  private static Problem refused(SentPdf file, String reason, String message) {
    return new Problem(ProblemType.UNSUPPORTED_SCAN, file.name() + ": " + message + ".")
        .with("reason", reason);
  }
}
