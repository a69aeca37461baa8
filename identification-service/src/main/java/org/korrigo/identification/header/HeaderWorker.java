package org.korrigo.identification.header;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.matching.Reading;

/**
 * Reads one copy's headers after the other until it is interrupted, whatever else happens. A header
 * that is no picture is tried again, then left to a person, and one that takes too long at once.
 * While the file store gives none it is waited for, and one that the store says to be missing or
 * damaged is left to a person after {@link #MISSES} times. While Tesseract is missing no header is
 * taken at all.
 */
final class HeaderWorker implements Runnable {
  private static final Logger LOG = Logger.getLogger(HeaderWorker.class);
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);
  private static final int ATTEMPTS = 3;

  /** In all about an hour, as the pauses in between grow. */
  static final int MISSES = 20;

  private final HeaderQueue queue;
  private final HeaderFiles files;
  private final Tesseract tesseract;
  private final LetterClassifier classifier;
  private final Duration timeLimit;
  private final TurningThreads turning;

  HeaderWorker(
      HeaderQueue queue,
      HeaderFiles files,
      Tesseract tesseract,
      LetterClassifier classifier,
      Duration timeLimit,
      TurningThreads turning) {
    this.queue = queue;
    this.files = files;
    this.tesseract = tesseract;
    this.classifier = classifier;
    this.timeLimit = timeLimit;
    this.turning = turning;
  }

  @Override
  public void run() {
    try {
      while (true) {
        turning.turn();
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
        turning.turn();
        HeaderJob job = DatabaseStep.await(queue::claim);
        if (job == null) {
          Thread.sleep(IDLE);
        } else if (!read(job, reader)) {
          Thread.sleep(AFTER_FAILURE);
        }
      }
    } catch (RecogniserMissingException e) {
      LOG.error(e.getMessage());
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      LOG.warn("Headers cannot be read for the moment; it is tried again.", e);
    }
  }

  /** Answers false if the file store does not give the headers: that is no attempt. */
  private boolean read(HeaderJob job, HeaderReader reader) {
    List<byte[]> pictures;
    try {
      pictures = job.attempts() > ATTEMPTS ? List.of() : files.fetch(job.readable());
    } catch (HeaderFilesException e) {
      boolean missed = e.isOfThisFile();
      if (missed && job.misses() + 1 >= MISSES) {
        LOG.errorf(e, "%s It is left to a person: copy=%s", e.getMessage(), job.copyId());
        DatabaseStep.await(() -> queue.complete(job, Reading.lost()));
      } else {
        LOG.warnf(e, "%s It is waited for: copy=%s", e.getMessage(), job.copyId());
        DatabaseStep.await(() -> queue.giveBack(job, missed));
      }
      return false;
    }
    read(job, pictures, reader);
    return true;
  }

  private void read(HeaderJob job, List<byte[]> pictures, HeaderReader reader) {
    Reading reading;
    try {
      reading = read(pictures, reader);
    } catch (HeaderTimeException e) {
      LOG.warnf("%s It is left to a person: copy=%s", e.getMessage(), job.copyId());
      reading = Reading.empty();
    } catch (IOException | RuntimeException e) {
      LOG.warnf(e, "A header could not be read: copy=%s attempt=%d", job.copyId(), job.attempts());
      if (job.attempts() < ATTEMPTS) {
        DatabaseStep.await(() -> queue.postpone(job, AFTER_FAILURE));
        return;
      }
      reading = Reading.empty();
    }
    Reading whole = job.isPartErased() ? reading.besideErased() : reading;
    DatabaseStep.await(() -> queue.complete(job, whole));
  }

  private Reading read(List<byte[]> pictures, HeaderReader reader) throws IOException {
    List<Reading> readings = new ArrayList<>();
    for (byte[] picture : pictures) {
      readings.add(reader.read(new ByteArrayInputStream(picture), TimeLimit.of(timeLimit)));
    }
    return Reading.ofSheets(readings);
  }
}
