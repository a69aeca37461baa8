package org.korrigo.identification.header;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.korrigo.identification.header.letter.LetterClassifier;

/** The threads that read headers: few, because each keeps a core busy. */
@ApplicationScoped
class HeaderWorkers {
  private static final Logger LOG = Logger.getLogger(HeaderWorkers.class);

  private final HeaderQueue queue;
  private final HeaderFiles files;
  private final Tesseract tesseract;
  private final int count;
  private final Duration timeLimit;
  private final TurningThreads turning;
  private final List<Thread> threads = new ArrayList<>();

  HeaderWorkers(
      HeaderQueue queue,
      HeaderFiles files,
      Tesseract tesseract,
      @ConfigProperty(name = "korrigo.reading.workers", defaultValue = "1") int count,
      @ConfigProperty(name = "korrigo.reading.time-limit", defaultValue = "PT5S")
          Duration timeLimit,
      TurningThreads turning) {
    this.queue = queue;
    this.files = files;
    this.tesseract = tesseract;
    this.count = count;
    this.timeLimit = timeLimit;
    this.turning = turning;
  }

  void start(@Observes StartupEvent started) {
    if (System.getenv("OMP_THREAD_LIMIT") == null) {
      LOG.warn("OMP_THREAD_LIMIT=1 is not set in the environment: Tesseract is slower without it.");
    }
    LetterClassifier classifier = LetterClassifier.load();
    for (int i = 1; i <= count; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("header-reader-" + i)
              .start(new HeaderWorker(queue, files, tesseract, classifier, timeLimit, turning)));
      turning.started(threads.getLast());
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.forEach(Thread::interrupt);
    threads.clear();
  }
}
