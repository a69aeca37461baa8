package org.korrigo.grading.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.contracts.storage.DamagedFileException;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;

class PdfArchiveTest {
  private static final Instant GRADED = Instant.parse("2026-02-03T10:11:12Z");
  private static final int LARGE = 150 << 20;
  private static final int MOST_AT_ONCE = 3 << 16;

  @TempDir Path directory;

  @Test
  void holdsEachFileAndTheListOfWhatIsMissing() throws IOException {
    PdfArchive archive =
        archive(
            List.of(pdf("A", "first"), pdf("B", "second")),
            List.of(new OmittedPdf("C", OmittedPdf.Reason.NOT_GRADED)));

    Map<String, String> entries = entries(archive);

    assertThat(entries)
        .containsExactly(
            Map.entry("A.pdf", "first"),
            Map.entry("B.pdf", "second"),
            Map.entry("omitted.csv", "\uFEFFanonymous_id;reason\r\nC;NOT_GRADED\r\n"));
  }

  @Test
  void listsNothingWhenNothingIsMissing() throws IOException {
    assertThat(entries(archive(List.of(), List.of())))
        .containsExactly(Map.entry("omitted.csv", "\uFEFFanonymous_id;reason\r\n"));
  }

  @Test
  void listsAFileThatIsDamagedAndGoesOn() throws IOException {
    PdfArchive archive = archive(List.of(lost("A"), pdf("B", "second")), List.of());

    assertThat(entries(archive))
        .containsExactly(
            Map.entry("B.pdf", "second"),
            Map.entry("omitted.csv", "\uFEFFanonymous_id;reason\r\nA;FILE_DAMAGED\r\n"));
  }

  @Test
  void isMadeInSmallPiecesHoweverLargeTheFiles() throws IOException {
    // Given
    ArchivedPdf large = pdf("A", "");
    try (RandomAccessFile file = new RandomAccessFile(path("A").toFile(), "rw")) {
      file.setLength(LARGE);
    }
    PdfArchive archive = archive(List.of(large, pdf("B", "second")), List.of());

    // When
    long total = 0;
    int largest = 0;
    for (byte[] piece = archive.next(); piece.length > 0; piece = archive.next()) {
      total += piece.length;
      largest = Math.max(largest, piece.length);
    }

    // Then
    assertThat(largest).isLessThan(MOST_AT_ONCE);
    assertThat(total).isGreaterThan(LARGE).isLessThan(LARGE + (LARGE >> 8));
  }

  @Test
  void letsGoOfTheFileThatItReadsWhenItIsClosed() throws IOException {
    // Given
    ArchivedPdf large = pdf("A", "x".repeat(1 << 20));
    PdfArchive archive = archive(List.of(large), List.of());
    archive.next();
    assertThat(open()).contains(path("A"));

    // When
    archive.close();

    // Then
    assertThat(open()).doesNotContain(path("A"));
    assertThat(archive.next()).isEmpty();
  }

  @Test
  void leavesNothingBesideTheFilesThatItIsMadeOf() throws IOException {
    PdfArchive archive = archive(List.of(pdf("A", "first")), List.of());
    archive.next();

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(path("A"));
    }
    archive.close();
    assertThat(open()).noneMatch(file -> file.toString().contains("spool"));
  }

  private PdfArchive archive(List<ArchivedPdf> pdfs, List<OmittedPdf> omitted) throws IOException {
    ArchiveContents contents = ArchiveContents.in(new Directory());
    contents.add(pdfs);
    contents.omit(omitted);
    return new PdfArchive(new Directory(), contents);
  }

  private ArchivedPdf pdf(String name, String content) throws IOException {
    Files.writeString(path(name), content);
    return lost(name);
  }

  private static ArchivedPdf lost(String name) {
    return new ArchivedPdf(
        name, name + ".pdf", new StoredFile(name, "0", 0, "application/pdf"), GRADED);
  }

  private Path path(String name) {
    return directory.resolve(name).toAbsolutePath();
  }

  private static List<Path> open() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.map(PdfArchiveTest::target).toList();
    }
  }

  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (IOException closedMeanwhile) {
      return descriptor;
    }
  }

  private static Map<String, String> entries(PdfArchive archive) throws IOException {
    Enumeration<InputStream> pieces =
        new Enumeration<>() {
          private byte[] piece = piece(archive);

          @Override
          public boolean hasMoreElements() {
            return piece.length > 0;
          }

          @Override
          public InputStream nextElement() {
            InputStream element = new ByteArrayInputStream(piece);
            piece = piece(archive);
            return element;
          }
        };
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new SequenceInputStream(pieces))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  private static byte[] piece(PdfArchive archive) {
    try {
      return archive.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of the test's directory by their keys. */
  private final class Directory implements FileStore {
    @Override
    public Path fetch(StoredFile file) {
      if (!Files.exists(path(file.key()))) {
        throw new DamagedFileException(file, "it is missing");
      }
      return path(file.key());
    }

    @Override
    public Path newTemporaryFile() {
      try {
        return Files.createTempFile(directory, "spool", null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public StoredFile store(Path content, String contentType) {
      throw new UnsupportedOperationException();
    }

    @Override
    public StoredFile store(Content content, String contentType) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(StoredFile file) {
      throw new UnsupportedOperationException();
    }
  }
}
