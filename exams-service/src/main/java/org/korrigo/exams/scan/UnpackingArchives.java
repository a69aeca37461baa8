package org.korrigo.exams.scan;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.FileNotStoredException;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.exams.scan.archive.ArchiveLimits;
import org.korrigo.exams.scan.archive.ArchiveReader;
import org.korrigo.exams.scan.archive.EntryRefusal;
import org.korrigo.exams.scan.archive.RefusedArchiveException;
import org.korrigo.exams.scan.archive.UnpackedArchive;

/** Unpacking an archive of single pupils' files. Blocks: for heavy work only. */
@ApplicationScoped
class UnpackingArchives {
  private final ArchiveReader reader;

  UnpackingArchives(
      FileStore files,
      @ConfigProperty(name = "korrigo.scan.max-files") int papers,
      @ConfigProperty(name = "korrigo.scan.max-file-size") MemorySize paper,
      @ConfigProperty(name = "korrigo.scan.max-unpacked-size") MemorySize all,
      @ConfigProperty(name = "korrigo.scan.max-unpacking-ratio") int ratio) {
    reader =
        new ArchiveReader(
            new ArchiveLimits(papers, paper.asLongValue(), all.asLongValue(), ratio),
            files::newTemporaryFile);
  }

  /** The papers of an archive in temporary files, and what else was in it. */
  record Unpacked(List<IncomingFile> papers, List<String> ignored) {

    void discard() throws IOException {
      for (IncomingFile paper : papers) {
        Files.deleteIfExists(paper.content());
      }
    }
  }

  static boolean isArchive(IncomingFile file) {
    return file.name().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /**
   * Unpacks an archive whole.
   *
   * @throws Problem unsupported-scan or too-large, naming every entry that is refused
   * @throws FileNotStoredException if its papers cannot be written
   */
  Unpacked unpack(IncomingFile archive) {
    try {
      UnpackedArchive unpacked = reader.unpack(archive.content());
      List<IncomingFile> papers =
          unpacked.papers().stream()
              .map(paper -> new IncomingFile(paper.content(), paper.name(), paper.size()))
              .toList();
      return new Unpacked(papers, unpacked.ignored());
    } catch (RefusedArchiveException refused) {
      throw problem(archive, refused.refusals());
    } catch (IOException notUnpacked) {
      throw new FileNotStoredException(notUnpacked);
    }
  }

  private static Problem problem(IncomingFile archive, List<EntryRefusal> refusals) {
    boolean onlySize = refusals.stream().allMatch(refusal -> refusal.fault().isSize());
    EntryRefusal first = refusals.getFirst();
    Problem problem =
        new Problem(
                onlySize ? ProblemType.TOO_LARGE : ProblemType.UNSUPPORTED_SCAN,
                first.entry().isEmpty() ? first.message() : "The archive cannot be used.")
            .with("reason", first.fault().name());
    refusals.forEach(
        refusal ->
            problem.violating(
                refusal.entry().isEmpty() ? archive.name() : refusal.entry(), refusal.message()));
    return problem;
  }
}
