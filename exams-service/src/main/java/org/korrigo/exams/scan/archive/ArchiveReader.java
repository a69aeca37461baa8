package org.korrigo.exams.scan.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Unpacks the papers of an archive into temporary files. Everything that can be told from the
 * directory is looked at before a byte is unpacked. Either all papers are given, or nothing is
 * left.
 */
public final class ArchiveReader {
  private final ArchiveLimits limits;
  private final Supplier<Path> temporaryFiles;

  /**
   * A reader.
   *
   * @param temporaryFiles gives a new empty file for each paper
   */
  public ArchiveReader(ArchiveLimits limits, Supplier<Path> temporaryFiles) {
    this.limits = limits;
    this.temporaryFiles = temporaryFiles;
  }

  /**
   * Unpacks an archive.
   *
   * @throws RefusedArchiveException naming every entry that is not taken
   * @throws IOException if a file here cannot be read or written, which says nothing about it
   */
  public UnpackedArchive unpack(Path archive) throws IOException, RefusedArchiveException {
    try (RandomAccessFile zip = new RandomAccessFile(archive.toFile(), "r")) {
      CentralDirectory directory = CentralDirectory.read(zip);
      List<String> ignored = new ArrayList<>();
      List<Paper> papers = papers(zip, directory, ignored);
      return new UnpackedArchive(unpack(zip, papers), ignored);
    }
  }

  private record Paper(String name, DirectoryEntry entry, long place) {}

  private List<Paper> papers(RandomAccessFile zip, CentralDirectory directory, List<String> ignored)
      throws IOException, RefusedArchiveException {
    EntryPlaces places = new EntryPlaces(zip, directory);
    List<EntryRefusal> refusals = new ArrayList<>();
    List<Paper> papers = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (DirectoryEntry entry : directory.entries()) {
      String name = EntryNames.decode(entry).orElse("");
      if (EntryNames.isDangerous(name) || entry.isSpecial()) {
        refusals.add(dangerous(name, entry));
      } else if (!names.add(name)) {
        refusals.add(
            new EntryRefusal(name, ArchiveFault.DUPLICATE_NAME, "is in the archive twice"));
      } else if (EntryNames.isNoPaper(name)) {
        ignored.add(name);
      } else {
        OptionalLong place = places.of(entry);
        EntryRefusal refusal = refusal(name, entry, place);
        if (refusal == null) {
          papers.add(new Paper(name, entry, place.getAsLong()));
        } else {
          refusals.add(refusal);
        }
      }
    }
    requireSome(papers.size() + refusals.size());
    if (!refusals.isEmpty()) {
      throw new RefusedArchiveException(refusals);
    }
    return papers;
  }

  private static EntryRefusal dangerous(String name, DirectoryEntry entry) {
    return entry.isSpecial()
        ? new EntryRefusal(name, ArchiveFault.NOT_A_FILE, "is a link or a device, not a file")
        : new EntryRefusal(
            name,
            ArchiveFault.ENTRY_NAME,
            "has a name that is no plain name: no .., no drive, no backslash, no leading slash, no"
                + " control character");
  }

  private static EntryRefusal refusal(String name, DirectoryEntry entry, OptionalLong place) {
    if (entry.isEncrypted()) {
      return new EntryRefusal(name, ArchiveFault.ENCRYPTED, "is protected by a password");
    }
    if (EntryNames.isArchive(name)) {
      return new EntryRefusal(name, ArchiveFault.NESTED_ARCHIVE, "is an archive in the archive");
    }
    if (!EntryNames.isPdf(name)) {
      return new EntryRefusal(name, ArchiveFault.EXTENSION, "is not named .pdf");
    }
    if (!entry.isReadable()) {
      return new EntryRefusal(name, ArchiveFault.METHOD, "is packed by an unusual method");
    }
    if (place.isEmpty()) {
      return new EntryRefusal(
          name, ArchiveFault.CONTRADICTORY, "stands elsewhere than the archive's directory says");
    }
    return null;
  }

  private void requireSome(int papers) throws RefusedArchiveException {
    if (papers == 0) {
      throw new RefusedArchiveException(ArchiveFault.EMPTY, "The archive holds no PDF.");
    }
    if (papers > limits.papers()) {
      throw new RefusedArchiveException(
          ArchiveFault.TOO_MANY_ENTRIES,
          "The archive holds " + papers + " files; " + limits.papers() + " are allowed.");
    }
  }

  private List<UnpackedEntry> unpack(RandomAccessFile zip, List<Paper> papers)
      throws IOException, RefusedArchiveException {
    List<UnpackedEntry> unpacked = new ArrayList<>();
    List<Path> made = new ArrayList<>();
    long left = limits.totalBytes();
    try {
      for (Paper paper : papers) {
        Path content = temporaryFiles.get();
        made.add(content);
        PackedBytes packed = new PackedBytes(zip, paper.name(), paper.entry(), paper.place());
        long size = packed.unpack(content, limits, left);
        left -= size;
        unpacked.add(new UnpackedEntry(paper.name(), content, size));
      }
      made.clear();
      return unpacked;
    } finally {
      for (Path content : made) {
        Files.deleteIfExists(content);
      }
    }
  }
}
