package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.hash.Sha256;

/**
 * The door for PDFs that are no scans: the same checks as for scans (domain §1), and of a refused
 * request nothing is kept.
 */
@ApplicationScoped
public class PdfDoor {
  private final ScanChecks checks;

  PdfDoor(ScanChecks checks) {
    this.checks = checks;
  }

  /**
   * A file as it was sent.
   *
   * @param content where it was streamed to; moved into the store if it is taken
   * @param name as the client says
   * @param size in bytes
   */
  public record SentPdf(Path content, String name, long size) {}

  /** The SHA-256 of a file's content in hexadecimal digits. Blocks. */
  public static String sha256(SentPdf sent) throws IOException {
    return Sha256.of(sent.content());
  }

  /**
   * Takes files into the store, in their order. Blocks.
   *
   * @throws Problem unsupported-scan naming each file with what is wrong with it, or too-large;
   *     then none is taken
   */
  public List<StoredFile> take(List<SentPdf> sent) throws IOException {
    List<IncomingFile> files =
        sent.stream()
            .map(file -> new IncomingFile(file.content(), file.name(), file.size()))
            .toList();
    checks.requireSizes(files);
    return checks.open(files).stream().map(file -> checks.store(file).file()).toList();
  }
}
