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
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.identification.header.letter.LetterClassifier;

/** The threads that read headers: few, because each keeps a core busy. */
@ApplicationScoped
class HeaderWorkers {
  private static final Logger LOG = Logger.getLogger(HeaderWorkers.class);

  private final HeaderQueue queue;
  private final FileStore files;
  private final Tesseract tesseract;
  private final int count;
  private final Duration timeLimit;
  private final List<Thread> threads = new ArrayList<>();

  HeaderWorkers(
      HeaderQueue queue,
      FileStore files,
      Tesseract tesseract,
      @ConfigProperty(name = "korrigo.reading.workers", defaultValue = "1") int count,
      @ConfigProperty(name = "korrigo.reading.time-limit", defaultValue = "PT5S")
          Duration timeLimit) {
    this.queue = queue;
    this.files = files;
    this.tesseract = tesseract;
    this.count = count;
    this.timeLimit = timeLimit;
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
              .start(new HeaderWorker(queue, files, tesseract, classifier, timeLimit)));
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    threads.forEach(Thread::interrupt);
    threads.clear();
  }
}
