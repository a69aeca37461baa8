package org.korrigo.contracts.storage;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Removes what a killed process left in the directories where files come in: {@code
 * incoming/<service>} and {@code incoming/<service>-…}. Only age tells it from a running upload,
 * which another replica may have in hand: a file is left alone until nothing was written to it for
 * longer than any request lasts.
 */
@ApplicationScoped
class IncomingSweep {
  private static final Logger LOG = Logger.getLogger(IncomingSweep.class);

  private final Path incoming;
  private final String service;
  private final Duration maxAge;

  IncomingSweep(
      @ConfigProperty(name = "korrigo.files.directory") Path root,
      @ConfigProperty(name = "korrigo.service") String service,
      @ConfigProperty(name = "korrigo.files.incoming-max-age") Duration maxAge) {
    this.incoming = root.resolve("incoming");
    this.service = service;
    this.maxAge = maxAge;
  }

  @Scheduled(every = "{korrigo.files.sweep-every}", identity = "incoming-sweep")
  void sweep() {
    int removed = sweep(Instant.now());
    if (removed > 0) {
      LOG.infof("Removed what interrupted requests had left: files=%s", removed);
    }
  }

  /**
   * Removes every file of this service that was last written to before {@code now} less the age.
   *
   * @return how many
   */
  int sweep(Instant now) {
    if (!Files.isDirectory(incoming)) {
      return 0;
    }
    int removed = 0;
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(incoming, this::isOurs)) {
      for (Path directory : directories) {
        removed += sweep(directory, now.minus(maxAge));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return removed;
  }

  private boolean isOurs(Path directory) {
    String name = directory.getFileName().toString();
    return Files.isDirectory(directory) && (name.equals(service) || name.startsWith(service + "-"));
  }

  private static int sweep(Path directory, Instant oldest) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    int removed = 0;
    for (Path file : files) {
      try {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)
            && Files.deleteIfExists(file)) {
          removed++;
        }
      } catch (NoSuchFileException goneMeanwhile) {
        LOG.debugf("Gone meanwhile: %s", goneMeanwhile.getFile());
      }
    }
    return removed;
  }
}
