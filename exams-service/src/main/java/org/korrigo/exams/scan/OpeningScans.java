package org.korrigo.exams.scan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.korrigo.contracts.problem.Problem;

/** Opening what was sent, by mode, and taking it into the store. Blocks: for heavy work only. */
@ApplicationScoped
class OpeningScans {
  private final ScanChecks checks;
  private final UnpackingArchives unpacking;

  OpeningScans(ScanChecks checks, UnpackingArchives unpacking) {
    this.checks = checks;
    this.unpacking = unpacking;
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
   * Opens single pupils' files, each named after its pupil, sent one by one or as an archive.
   *
   * @throws org.korrigo.contracts.problem.Problem naming the files that are refused
   */
  OpenedScans pupilsFiles(IncomingScans sent) throws IOException {
    if (sent.files().stream().noneMatch(UnpackingArchives::isArchive)) {
      checks.requireSizes(sent.files());
      return opened(named(sent), List.of());
    }
    if (sent.files().size() > 1) {
      throw Problem.invalid("file", "an archive must be sent alone");
    }
    UnpackingArchives.Unpacked archive = unpacking.unpack(sent.files().getFirst());
    try {
      return opened(
          named(new IncomingScans(archive.papers(), null, sent.forced())), archive.ignored());
    } catch (IOException | RuntimeException refused) {
      archive.discard();
      throw refused;
    }
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

  private static IncomingScans named(IncomingScans sent) {
    Refusals refusals = new Refusals();
    sent.files().stream()
        .filter(file -> StudentIdentifier.of(file.name()).isEmpty())
        .forEach(
            file ->
                refusals.add(file.name(), "NAME", 0, "The file's name does not say whose it is."));
    refusals.throwIfAny();
    return sent;
  }
}
