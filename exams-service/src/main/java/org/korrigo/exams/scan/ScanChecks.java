package org.korrigo.exams.scan;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.scan.sheet.PdfCheck;
import org.korrigo.exams.scan.sheet.PdfRefusal;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanLimits;

/**
 * The checks that every scan passes before it is taken (domain §1); a refused file leaves nothing
 * behind.
 */
@ApplicationScoped
class ScanChecks {
  private static final String PDF = "application/pdf";
  private static final int MOST_SHEETS_A_COPY = 20;

  private final PdfCheck check = new PdfCheck(ScanLimits.STANDARD);
  private final FileStore files;
  private final long largest;

  ScanChecks(
      FileStore files, @ConfigProperty(name = "korrigo.scan.max-file-size") MemorySize largest) {
    this.files = files;
    this.largest = largest.asLongValue();
  }

  /**
   * What can be told without opening the file.
   *
   * @return A4 pages of a copy as proposed
   * @throws Problem invalid-request, unsupported-scan or too-large
   */
  int requireAcceptable(IncomingScan scan, ExamOutline exam) {
    if (scan == null) {
      throw Problem.invalid("file", "must be given, as a part of a multipart form");
    }
    if (!scan.name().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
      throw unsupported("EXTENSION", 0, "The file's name does not end in .pdf.");
    }
    if (scan.size() > largest) {
      throw new Problem(ProblemType.TOO_LARGE, "The file is larger than " + largest + " bytes.")
          .with("max_bytes", largest);
    }
    return pagesPerCopy(scan.pagesPerCopy(), exam.pagesPerBooklet());
  }

  /**
   * Opens the file, and takes it into the store if nothing is wrong with it. Blocks.
   *
   * @throws Problem unsupported-scan
   */
  TakenScan take(IncomingScan scan, int pagesPerCopy) throws IOException {
    PdfRefusal refusal = check.refusal(scan.content()).orElse(null);
    if (refusal != null) {
      throw unsupported(refusal.reason().name(), refusal.page(), sentence(refusal.message()));
    }
    int sides;
    try (ScanFile open = ScanFile.open(scan.content(), ScanLimits.STANDARD)) {
      sides = open.sides();
    }
    return new TakenScan(files.store(scan.content(), PDF), sides, pagesPerCopy);
  }

  private static int pagesPerCopy(String given, int pagesPerBooklet) {
    if (given == null || given.isBlank()) {
      return pagesPerBooklet;
    }
    String pages = given.strip();
    int number = pages.matches("\\d{1,4}") ? Integer.parseInt(pages) : 0;
    if (number < 1
        || number % pagesPerBooklet != 0
        || number > MOST_SHEETS_A_COPY * pagesPerBooklet) {
      throw Problem.invalid(
          "pages_per_copy",
          "must be a multiple of "
              + pagesPerBooklet
              + ", at most "
              + MOST_SHEETS_A_COPY * pagesPerBooklet);
    }
    return number;
  }

  private static Problem unsupported(String reason, int page, String detail) {
    Problem problem = new Problem(ProblemType.UNSUPPORTED_SCAN, detail).with("reason", reason);
    return page > 0 ? problem.with("page", page) : problem;
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}
