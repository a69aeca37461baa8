package org.korrigo.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.standalone.Complaint;

class DataDirectoryTest {
  @TempDir Path parent;

  @Test
  void twoSuitesCannotShareADirectory() throws IOException {
    Path root = parent.resolve("data");
    try (DataDirectory first = new DataDirectory(root).lock()) {
      assertThatThrownBy(() -> new DataDirectory(first.root()).lock())
          .isInstanceOf(Complaint.class)
          .hasMessageContaining("already runs on " + root);
    }
  }

  @Test
  void theDirectoryIsFreeAgainWhenItsHolderIsGone() throws IOException {
    Path root = parent.resolve("data");
    new DataDirectory(root).lock().close();

    try (DataDirectory second = new DataDirectory(root).lock()) {
      assertThat(second.files()).isDirectory();
      assertThat(second.logs()).isDirectory();
    }
  }

  @Test
  void nobodyElseCanLookInsideThoughTheDirectoryWasThereBefore() throws IOException {
    Path root = Files.createDirectory(parent.resolve("data"));

    try (DataDirectory data = new DataDirectory(root).lock()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> new DataDirectory(file.resolve("data")).lock())
        .isInstanceOf(Complaint.class)
        .hasMessageContaining(file.toString());
  }
}
