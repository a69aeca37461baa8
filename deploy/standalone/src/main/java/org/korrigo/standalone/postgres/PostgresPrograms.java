package org.korrigo.standalone.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.korrigo.standalone.Complaint;

/** PostgreSQL's programs, unpacked once from the jar that carries them. */
final class PostgresPrograms {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresPrograms() {}

  /**
   * The directory with {@code bin} and {@code lib}; unpacked beside and renamed, so that a crash
   * leaves no half.
   */
  static Path unpackInto(Path parent) throws IOException {
    Path programs = parent.resolve("programs");
    if (Files.isExecutable(programs.resolve("bin/postgres"))) {
      return programs;
    }
    Files.createDirectories(parent);
    Path draft = Files.createTempDirectory(parent, "unpacking");
    try (InputStream archive = PostgresPrograms.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null || !"amd64".equals(System.getProperty("os.arch"))) {
        throw new Complaint("The standalone suite has PostgreSQL for Linux on x86-64 only");
      }
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(
              new XZCompressorInputStream(new BufferedInputStream(archive)), "UTF-8")) {
        TarArchiveEntry entry = tar.getNextEntry();
        while (entry != null) {
          write(entry, tar, draft);
          entry = tar.getNextEntry();
        }
      }
    }
    return Files.move(draft, programs, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path root)
      throws IOException {
    Path target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("Entry outside of the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    Set<PosixFilePermission> mode =
        PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
    Files.setPosixFilePermissions(target, mode);
  }
}
