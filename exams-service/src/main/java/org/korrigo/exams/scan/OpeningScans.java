package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** Opening what was sent, by mode, and taking it into the store. Blocks: for heavy work only. */
@ApplicationScoped
class OpeningScans {
  private final ScanChecks checks;

  OpeningScans(ScanChecks checks) {
    this.checks = checks;
  }

  /**
   * Opens batches: PDFs of scanned sheets.
   *
   * @throws org.korrigo.contracts.problem.Problem naming the files that are refused
   */
  OpenedScans batches(IncomingScans sent) throws IOException {
    checks.requireSizes(sent.files());
    return opened(sent, List.of());
  }

  /**
   * Opens single pupils' files, each named after its pupil.
   *
   * @throws org.korrigo.contracts.problem.Problem naming the files that are refused
   */
  OpenedScans pupilsFiles(IncomingScans sent) throws IOException {
    checks.requireSizes(sent.files());
    requireNamed(sent.files());
    return opened(sent, List.of());
  }

  /** Takes files into the store, in their order. */
  List<TakenScan> store(OpenedScans opened) {
    return opened.scans().stream().map(checks::store).toList();
  }

  private OpenedScans opened(IncomingScans sent, List<String> ignored) throws IOException {
    List<CheckedScan> scans = checks.open(sent.files());
    if (!sent.forced()) {
      checks.requireDifferent(scans);
    }
    return new OpenedScans(scans, ignored);
  }

  private static void requireNamed(List<IncomingFile> sent) {
    Refusals refusals = new Refusals();
    sent.stream()
        .filter(file -> StudentIdentifier.of(file.name()).isEmpty())
        .forEach(
            file ->
                refusals.add(file.name(), "NAME", 0, "The file's name does not say whose it is."));
    refusals.throwIfAny();
  }
}
