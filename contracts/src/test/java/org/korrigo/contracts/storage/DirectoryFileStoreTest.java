package org.korrigo.contracts.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFileStoreTest {
  private static final byte[] CONTENT = "page one".getBytes(StandardCharsets.UTF_8);

  @TempDir Path root;
  private FileStore store;

  @BeforeEach
  void open() {
    store = new DirectoryFileStore(root, "exams");
  }

  @Test
  void whatIsStoredIsFetchedAsItWas() throws IOException {
    StoredFile file = store.store(out -> out.write(CONTENT), "text/plain");

    assertThat(Files.readAllBytes(store.fetch(file))).isEqualTo(CONTENT);
    assertThat(file.size()).isEqualTo(CONTENT.length);
    assertThat(file.key()).startsWith("exams/").endsWith(file.sha256());
    assertThat(file.sha256()).hasSize(64);
  }

  @Test
  void theSameContentTwiceIsOneFileAndLeavesNoOther() throws IOException {
    StoredFile first = store.store(out -> out.write(CONTENT), "text/plain");
    StoredFile second = store.store(out -> out.write(CONTENT), "text/plain");

    assertThat(second).isEqualTo(first);
    assertThat(files()).hasSize(1);
  }

  @Test
  void aStoredFileOutlastsAPowerCutWithTheDirectoriesAboveIt() {
    List<String> forced = new ArrayList<>();
    FileStore watched =
        new DirectoryFileStore(root, "exams") {
          @Override
          void force(Path directory) throws IOException {
            forced.add(
                root.getParent().relativize(directory)
                    + (holdsTheFile(directory) ? " with the file" : ""));
            super.force(directory);
          }
        };

    StoredFile file = watched.store(out -> out.write(CONTENT), "text/plain");
    String name = root.getFileName().toString();
    String inside = name + "/" + file.key().substring(0, "exams/ab".length());
    assertThat(forced).containsExactly(name + "/exams", name, "", inside + " with the file");
    forced.clear();
    watched.store(out -> out.write(CONTENT), "text/plain");
    assertThat(forced).containsExactly(inside + " with the file");
  }

  private static boolean holdsTheFile(Path directory) {
    try (Stream<Path> inside = Files.list(directory)) {
      return inside.anyMatch(each -> each.getFileName().toString().length() == 64);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatTheDiskDoesNotTakeIsToldApartFromWhatCannotBeRead() throws IOException {
    Path written = Files.write(store.newTemporaryFile(), CONTENT);
    Files.writeString(root.resolve("exams"), "in the way");

    assertThatThrownBy(() -> store.store(written, "text/plain"))
        .isInstanceOf(FileNotStoredException.class);
    assertThatThrownBy(
            () ->
                store.store(
                    out -> {
                      throw new IOException("not read");
                    },
                    "text/plain"))
        .isExactlyInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> writeTo(Path.of("/dev/full")))
        .isInstanceOf(FileNotStoredException.class)
        .cause()
        .hasMessageContaining("No space left");
    assertThat(written).hasBinaryContent(CONTENT);
  }

  private static void writeTo(Path file) throws IOException {
    try (OutputStream out = FileStore.writing(file)) {
      out.write(CONTENT);
    }
  }

  @Test
  void aFileTakenInIsGoneFromWhereItWas() throws IOException {
    Path built = store.newTemporaryFile();
    Files.write(built, CONTENT);

    StoredFile file = store.store(built, "text/plain");

    assertThat(built).doesNotExist();
    assertThat(store.fetch(file)).hasBinaryContent(CONTENT);
  }

  @Test
  void contentThatFailsHalfWayLeavesNothing() throws IOException {
    assertThatThrownBy(
            () ->
                store.store(
                    out -> {
                      out.write(CONTENT);
                      throw new IOException("disk full");
                    },
                    "text/plain"))
        .hasMessageContaining("disk full");

    assertThat(files()).isEmpty();
  }

  @Test
  void changedContentIsNoticed() throws IOException {
    StoredFile file = store.store(out -> out.write(CONTENT), "text/plain");
    Files.write(root.resolve(file.key()), "page two".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> store.fetch(file))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("not what was stored");
  }

  @Test
  void aMissingFileIsNoticed() {
    StoredFile file = store.store(out -> out.write(CONTENT), "text/plain");
    store.delete(file);

    assertThatThrownBy(() -> store.fetch(file))
        .isInstanceOf(DamagedFileException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void aKeyThatLeadsOutOfTheStoreIsRefused() {
    StoredFile outside = new StoredFile("../../etc/passwd", "0".repeat(64), 1, "text/plain");

    assertThatThrownBy(() -> store.fetch(outside)).isInstanceOf(DamagedFileException.class);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
