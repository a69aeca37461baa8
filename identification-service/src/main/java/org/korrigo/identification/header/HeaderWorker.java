package org.korrigo.identification.header;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.matching.Reading;

/**
 * Reads one copy's headers after the other until it is interrupted. A header that cannot be read is
 * tried again, then left to a person, and one that takes too long at once; while Tesseract is
 * missing no header is taken at all.
 */
final class HeaderWorker implements Runnable {
  private static final Logger LOG = Logger.getLogger(HeaderWorker.class);
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);
  private static final int ATTEMPTS = 3;

  private final HeaderQueue queue;
  private final FileStore files;
  private final Tesseract tesseract;
  private final LetterClassifier classifier;
  private final Duration timeLimit;

  HeaderWorker(
      HeaderQueue queue,
      FileStore files,
      Tesseract tesseract,
      LetterClassifier classifier,
      Duration timeLimit) {
    this.queue = queue;
    this.files = files;
    this.tesseract = tesseract;
    this.classifier = classifier;
    this.timeLimit = timeLimit;
  }

  @Override
  public void run() {
    try {
      while (true) {
        readWhileOpen();
        Thread.sleep(AFTER_FAILURE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Works until something outside of the headers fails: the database, or Tesseract. */
  private void readWhileOpen() throws InterruptedException {
    try (LineRecogniser recogniser = tesseract.open()) {
      HeaderReader reader = new HeaderReader(recogniser, classifier);
      while (!Thread.currentThread().isInterrupted()) {
        HeaderJob job = await(queue::claim);
        if (job == null) {
          Thread.sleep(IDLE);
        } else {
          read(job, reader);
        }
      }
    } catch (RecogniserMissingException e) {
      LOG.error(e.getMessage());
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      LOG.warn("Headers cannot be read for the moment; it is tried again.", e);
    }
  }

  private void read(HeaderJob job, HeaderReader reader) {
    Reading reading;
    try {
      reading = job.attempts() > ATTEMPTS ? Reading.empty() : read(job.headers(), reader);
    } catch (HeaderTimeException e) {
      LOG.warnf("%s It is left to a person: copy=%s", e.getMessage(), job.copyId());
      reading = Reading.empty();
    } catch (IOException | RuntimeException e) {
      LOG.warnf(e, "A header could not be read: copy=%s attempt=%d", job.copyId(), job.attempts());
      if (job.attempts() < ATTEMPTS) {
        await(() -> queue.postpone(job, AFTER_FAILURE));
        return;
      }
      reading = Reading.empty();
    }
    Reading whole = reading.withFileName(job.studentIdentifier());
    await(() -> queue.complete(job, whole));
  }

  private Reading read(List<StoredFile> headers, HeaderReader reader) throws IOException {
    List<Reading> readings = new ArrayList<>();
    for (StoredFile header : headers) {
      try (InputStream content = Files.newInputStream(files.fetch(header))) {
        readings.add(reader.read(content, TimeLimit.of(timeLimit)));
      }
    }
    return Reading.ofSheets(readings);
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
