package org.korrigo.standalone.demo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the demonstration leaves what a school would take away: {@code copies/<anonymous id>.pdf}
 * and {@code marks.csv}. What an earlier demonstration left is replaced.
 */
record Results(Path out) {

  void clear() throws IOException {
    Files.createDirectories(copies());
    try (DirectoryStream<Path> earlier = Files.newDirectoryStream(copies(), "*.pdf")) {
      for (Path file : earlier) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(marks());
  }

  void keepCopy(String anonymousId, byte[] pdf) throws IOException {
    Files.write(copies().resolve(anonymousId + ".pdf"), pdf);
  }

  void keepMarks(byte[] csv) throws IOException {
    Files.write(marks(), csv);
  }

  Path copies() {
    return out.resolve("copies");
  }

  Path marks() {
    return out.resolve("marks.csv");
  }
}
