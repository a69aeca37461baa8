package org.korrigo.identification.header;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;

/** Gets headers from the file store, and knows whether it could when last asked. */
@ApplicationScoped
class HeaderFiles {
  /** One header that is lost for good is asked for ever more rarely, and ends no readiness. */
  private static final Duration RECENT = Duration.ofMinutes(1);

  private final FileStore files;
  private volatile Fault fault;

  private record Fault(Instant at, String reason) {}

  HeaderFiles(FileStore files) {
    this.files = files;
  }

  /**
   * The content of headers.
   *
   * @throws HeaderFilesException if the store does not give one of them, which says nothing of what
   *     is on it
   */
  List<byte[]> fetch(List<StoredFile> headers) {
    try {
      List<byte[]> contents = new ArrayList<>();
      for (StoredFile header : headers) {
        contents.add(Files.readAllBytes(files.fetch(header)));
      }
      fault = null;
      return contents;
    } catch (IOException | RuntimeException e) {
      fault = new Fault(Instant.now(), e.getMessage());
      throw new HeaderFilesException(e);
    }
  }

  /** Why a header could not be got within the last minute; empty if the last one could. */
  Optional<String> fault() {
    Fault last = fault;
    return last == null || last.at().isBefore(Instant.now().minus(RECENT))
        ? Optional.empty()
        : Optional.of("The file store does not give the headers: " + last.reason());
  }
}
