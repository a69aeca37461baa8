package org.korrigo.exams.scan.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
  private static final ArchiveLimits LIMITS = new ArchiveLimits(5, 3 << 20, 4 << 20, 100);
  private static final byte[] PAPER = "%PDF-1.4 a pupil's paper".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;

  @Test
  void papersAreUnpackedInTheirOrderAndWhatIsNoneIsSaid() throws Exception {
    byte[] archive =
        new SampleArchive()
            .with("TG2/", new byte[0], entry -> entry.withMode(0x41ED))
            .with("TG2/LEFÈVRE Zoé.pdf", PAPER)
            .with("__MACOSX/TG2/._LEFÈVRE Zoé.pdf", new byte[] {1})
            .with("TG2/.DS_Store", new byte[] {2})
            .with("DUPONT.PDF", random(1000))
            .bytes();

    UnpackedArchive unpacked = unpack(archive);

    assertThat(unpacked.papers())
        .extracting(UnpackedEntry::name)
        .containsExactly("TG2/LEFÈVRE Zoé.pdf", "DUPONT.PDF");
    assertThat(unpacked.ignored())
        .containsExactly("TG2/", "__MACOSX/TG2/._LEFÈVRE Zoé.pdf", "TG2/.DS_Store");
    assertThat(unpacked.papers().getFirst().content()).hasBinaryContent(PAPER);
    assertThat(unpacked.papers().getLast().content()).hasBinaryContent(random(1000));
    assertThat(unpacked.papers().getLast().size()).isEqualTo(1000);
  }

  @Test
  void whatJavasOwnPackerStreamsIsRead() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("A.pdf"));
      zip.write(PAPER);
      zip.closeEntry();
    }

    assertThat(unpack(out.toByteArray()).papers().getFirst().content()).hasBinaryContent(PAPER);
  }

  @Test
  void sizesThatStandBehindTheBytesAreRead() throws Exception {
    byte[] archive =
        new SampleArchive()
            .with("A.pdf", PAPER, SampleArchive.Entry::streamed)
            .with("B.pdf", random(10))
            .bytes();

    assertThat(unpack(archive).papers()).hasSize(2);
  }

  @Test
  void namesKeepTheirAccentsHoweverTheyWerePacked() throws Exception {
    byte[] decomposed =
        Normalizer.normalize("LÉA.pdf", Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8);
    byte[] windows = "ZOÉ.pdf".getBytes(Charset.forName("IBM850"));
    byte[] archive =
        new SampleArchive()
            .with("a", PAPER, entry -> entry.withFlags(0).withName(decomposed))
            .with("b", random(9), entry -> entry.withFlags(0).withName(windows))
            .bytes();

    assertThat(unpack(archive).papers())
        .extracting(UnpackedEntry::name)
        .containsExactly("LÉA.pdf", "ZOÉ.pdf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../A.pdf",
        "x/../../A.pdf",
        "/etc/A.pdf",
        "C:A.pdf",
        "c:/A.pdf",
        "..\\A.pdf",
        "x\\A.pdf",
        "A\u0000.pdf",
        "A\n.pdf",
        "__MACOSX/../A.pdf"
      })
  void aNameThatIsNoPlainNameIsRefusedAndNamed(String name) {
    RefusedArchiveException refused =
        refused(new SampleArchive().with("Good.pdf", PAPER).with(name, random(5)).bytes());

    assertThat(refused.refusals())
        .extracting(EntryRefusal::entry, EntryRefusal::fault)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(name, ArchiveFault.ENTRY_NAME));
  }

  static Stream<Arguments> nastyEntries() {
    return Stream.of(
        Arguments.of(ArchiveFault.NOT_A_FILE, one(entry -> entry.withMode(0xA1FF))),
        Arguments.of(ArchiveFault.NOT_A_FILE, one(entry -> entry.withMode(0x21FF))),
        Arguments.of(ArchiveFault.ENCRYPTED, one(entry -> entry.withFlags(1))),
        Arguments.of(ArchiveFault.METHOD, one(entry -> entry.withMethod(12))),
        Arguments.of(ArchiveFault.CONTRADICTORY, one(entry -> entry.withLocalName("B.pdf"))),
        Arguments.of(ArchiveFault.CONTRADICTORY, one(entry -> entry.withPackedSize(9_999))),
        Arguments.of(ArchiveFault.CONTRADICTORY, one(entry -> entry.at(7))),
        Arguments.of(ArchiveFault.CONTRADICTORY, one(entry -> entry.at(1L << 30))),
        Arguments.of(ArchiveFault.CONTRADICTORY, headerSaying(6, 1)),
        Arguments.of(ArchiveFault.CONTRADICTORY, headerSaying(8, 12)),
        Arguments.of(ArchiveFault.CONTRADICTORY, headerSaying(18, 1)),
        Arguments.of(ArchiveFault.CONTRADICTORY, headerSaying(22, 1)),
        Arguments.of(ArchiveFault.DAMAGED, one(entry -> entry.withSize(3))),
        Arguments.of(ArchiveFault.DAMAGED, one(entry -> entry.withCrc(3))),
        Arguments.of(ArchiveFault.DAMAGED, one(entry -> entry.withPackedSize(4))),
        Arguments.of(
            ArchiveFault.ENTRY_NAME,
            one(entry -> entry.withName(new byte[] {(byte) 0xC3, '.', 'p', 'd', 'f'}))),
        Arguments.of(
            ArchiveFault.NESTED_ARCHIVE,
            new SampleArchive().with("inner.zip", new SampleArchive().bytes()).bytes()),
        Arguments.of(ArchiveFault.EXTENSION, new SampleArchive().with("notes.txt", PAPER).bytes()),
        Arguments.of(
            ArchiveFault.DUPLICATE_NAME,
            new SampleArchive().with("A.pdf", PAPER).with("A.pdf", random(8)).bytes()),
        Arguments.of(
            ArchiveFault.CONTRADICTORY,
            new SampleArchive()
                .with("A.pdf", PAPER)
                .with("B.pdf", PAPER, entry -> entry.at(0).withLocalName("A.pdf"))
                .bytes()),
        Arguments.of(ArchiveFault.EMPTY, new SampleArchive().bytes()),
        Arguments.of(ArchiveFault.EMPTY, new SampleArchive().with(".DS_Store", PAPER).bytes()),
        Arguments.of(ArchiveFault.NOT_AN_ARCHIVE, PAPER),
        Arguments.of(ArchiveFault.NOT_AN_ARCHIVE, new byte[0]),
        Arguments.of(
            ArchiveFault.NOT_AN_ARCHIVE, new SampleArchive().with("A.pdf", PAPER).bytes(2)),
        Arguments.of(
            ArchiveFault.NOT_AN_ARCHIVE,
            new SampleArchive().with("A.pdf", PAPER).with("B.pdf", PAPER).bytes(1)),
        Arguments.of(ArchiveFault.NOT_AN_ARCHIVE, one(entry -> entry.withSize(0xFFFF_FFFFL))),
        Arguments.of(
            ArchiveFault.NOT_AN_ARCHIVE,
            prefixed(new SampleArchive().with("A.pdf", PAPER).bytes())),
        Arguments.of(ArchiveFault.TOO_MANY_ENTRIES, many(6)),
        Arguments.of(
            ArchiveFault.ENTRY_TOO_LARGE,
            new SampleArchive().with("A.pdf", random((3 << 20) + 1)).bytes()),
        Arguments.of(
            ArchiveFault.ARCHIVE_TOO_LARGE,
            new SampleArchive()
                .with("A.pdf", random(3 << 20))
                .with("B.pdf", random(2 << 20))
                .bytes()),
        Arguments.of(
            ArchiveFault.RATIO, new SampleArchive().with("A.pdf", new byte[2 << 20]).bytes()),
        Arguments.of(
            ArchiveFault.RATIO,
            new SampleArchive()
                .with("A.pdf", new byte[2 << 20], entry -> entry.withSize(10))
                .bytes()));
  }

  @ParameterizedTest
  @MethodSource("nastyEntries")
  void aNastyArchiveIsRefusedForWhatItIsAndLeavesNothing(ArchiveFault fault, byte[] archive)
      throws IOException {
    RefusedArchiveException refused = refused(archive);

    assertThat(refused.refusals()).extracting(EntryRefusal::fault).contains(fault);
    assertThat(refused.refusals()).allSatisfy(one -> assertThat(one.message()).isNotBlank());
    assertThat(unpackedFiles()).isEmpty();
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    RefusedArchiveException refused =
        refused(
            new SampleArchive()
                .with("Good.pdf", PAPER)
                .with("notes.txt", PAPER)
                .with("Locked.pdf", PAPER, entry -> entry.withFlags(1))
                .bytes());

    assertThat(refused.refusals())
        .extracting(EntryRefusal::entry)
        .containsExactly("notes.txt", "Locked.pdf");
  }

  @Test
  void aDirectoryThatWouldFillTheMemoryIsNotRead() {
    SampleArchive archive = new SampleArchive();
    String folder = "x".repeat(60_000);
    for (int i = 0; i < 20; i++) {
      archive.with(folder + i + "/", new byte[0]);
    }

    assertThat(refused(archive.bytes()).refusals().getFirst().fault())
        .isEqualTo(ArchiveFault.NOT_AN_ARCHIVE);
  }

  @Test
  void noBytesAtAllMakeTheReaderFailOtherwise() throws IOException {
    byte[] whole = new SampleArchive().with("A.pdf", PAPER).with("B.pdf", random(99)).bytes();
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(broken, broken.length - random.nextInt(2) * random.nextInt(60));
      try {
        unpack(cut);
      } catch (RefusedArchiveException refused) {
        assertThat(refused.refusals()).isNotEmpty();
      }
    }
  }

  /** An archive whose directory is right and whose first local header has another value. */
  private static byte[] headerSaying(int offset, int value) {
    byte[] archive = new SampleArchive().with("A.pdf", PAPER).bytes();
    archive[offset] = (byte) value;
    return archive;
  }

  private static byte[] one(java.util.function.UnaryOperator<SampleArchive.Entry> change) {
    return new SampleArchive().with("A.pdf", PAPER, change).bytes();
  }

  private static byte[] many(int papers) {
    SampleArchive archive = new SampleArchive();
    for (int i = 0; i < papers; i++) {
      archive.with(i + ".pdf", PAPER);
    }
    return archive.bytes();
  }

  private static byte[] prefixed(byte[] archive) {
    byte[] longer = new byte[archive.length + 5];
    System.arraycopy(archive, 0, longer, 5, archive.length);
    return longer;
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private UnpackedArchive unpack(byte[] archive) throws IOException, RefusedArchiveException {
    Path zip = directory.resolve("sent.zip");
    Files.write(zip, archive);
    return new ArchiveReader(LIMITS, this::temporary).unpack(zip);
  }

  private RefusedArchiveException refused(byte[] archive) {
    return catchThrowableOfType(RefusedArchiveException.class, () -> unpack(archive));
  }

  private Path temporary() {
    try {
      return Files.createTempFile(Files.createDirectories(directory.resolve("out")), "new-", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> unpackedFiles() throws IOException {
    Path out = directory.resolve("out");
    if (!Files.exists(out)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(out)) {
      return all.toList();
    }
  }
}
