package org.korrigo.exams.scan;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.hash.Sha256;
import org.korrigo.exams.scan.sheet.PdfCheck;
import org.korrigo.exams.scan.sheet.PdfRefusal;
import org.korrigo.exams.scan.sheet.ScanFile;
import org.korrigo.exams.scan.sheet.ScanLimits;

/**
 * The checks that every PDF passes before it is taken, by whichever door it comes (domain §1).
 * Nothing is stored before every file of a request has passed.
 */
@ApplicationScoped
class ScanChecks {
  private static final String PDF = "application/pdf";

  private final PdfCheck check;
  private final FileStore files;
  private final long largest;
  private final int most;

  ScanChecks(
      FileStore files,
      @ConfigProperty(name = "korrigo.scan.max-file-size") MemorySize largest,
      @ConfigProperty(name = "korrigo.scan.max-files") int most,
      @ConfigProperty(name = "korrigo.scan.max-image-pixels") long imagePixels) {
    if (imagePixels < 1 || imagePixels > ScanLimits.STANDARD.imagePixels()) {
      throw new IllegalStateException(
          "korrigo.scan.max-image-pixels must be from 1 to " + ScanLimits.STANDARD.imagePixels());
    }
    this.check =
        new PdfCheck(
            new ScanLimits(
                ScanLimits.STANDARD.pages(), imagePixels, ScanLimits.STANDARD.renderedPixels()));
    this.files = files;
    this.largest = largest.asLongValue();
    this.most = most;
  }

  /**
   * What can be told without opening a file.
   *
   * @throws Problem invalid-request without a file, too-large for too many or a too large one
   */
  void requireSizes(List<IncomingFile> sent) {
    if (sent.isEmpty()) {
      throw Problem.invalid("file", "must be given, as a part of a multipart form");
    }
    if (sent.size() > most) {
      throw new Problem(ProblemType.TOO_LARGE, "More than " + most + " files at once.")
          .with("max_files", most);
    }
    List<IncomingFile> tooLarge = sent.stream().filter(file -> file.size() > largest).toList();
    if (!tooLarge.isEmpty()) {
      Problem problem =
          new Problem(ProblemType.TOO_LARGE, "A file is larger than " + largest + " bytes.")
              .with("max_bytes", largest);
      tooLarge.forEach(
          file -> problem.violating(file.name(), "has more than " + largest + " bytes"));
      throw problem;
    }
  }

  /**
   * Opens every file. Blocks.
   *
   * @throws Problem unsupported-scan naming each file with what is wrong with it
   */
  List<CheckedScan> open(List<IncomingFile> sent) throws IOException {
    Refusals refusals = new Refusals();
    List<CheckedScan> passed = new ArrayList<>();
    for (IncomingFile file : sent) {
      if (!file.name().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
        refusals.add(file.name(), "EXTENSION", 0, "The file's name does not end in .pdf.");
        continue;
      }
      PdfRefusal refusal = check.refusal(file.content()).orElse(null);
      if (refusal == null) {
        passed.add(new CheckedScan(file, Sha256.of(file.content()), sides(file)));
      } else {
        refusals.add(
            file.name(), refusal.reason().name(), refusal.page(), sentence(refusal.message()));
      }
    }
    refusals.throwIfAny();
    return passed;
  }

  /**
   * @throws Problem duplicate-upload if two files of the request have the same content
   */
  void requireDifferent(List<CheckedScan> scans) {
    Map<String, String> names = new HashMap<>();
    Problem problem =
        new Problem(
            ProblemType.DUPLICATE_UPLOAD,
            "Files of the request have the same content; add force=true to take them anyway.");
    for (CheckedScan scan : scans) {
      String first = names.putIfAbsent(scan.sha256(), scan.file().name());
      if (first != null) {
        problem.violating(scan.file().name(), "is the same as " + first);
      }
    }
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
  }

  /** Takes a file into the store. Blocks. */
  TakenScan store(CheckedScan scan) {
    return new TakenScan(files.store(scan.file().content(), PDF), scan.file().name(), scan.sides());
  }

  private static int sides(IncomingFile file) throws IOException {
    try (ScanFile open = ScanFile.open(file.content(), ScanLimits.STANDARD)) {
      return open.sides();
    }
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
  }
}
