package org.korrigo.identification.decision;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.identification.header.TurningThreads;
import org.korrigo.identification.matching.Match;

/** The thread that solves the classes that are due, one after the other. */
@ApplicationScoped
class ClassSolver {
  private static final Logger LOG = Logger.getLogger(ClassSolver.class);
  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);

  private final ClassSchedule schedule;
  private final SolvingClasses solving;
  private final TurningThreads turning;
  private Thread thread;

  ClassSolver(ClassSchedule schedule, SolvingClasses solving, TurningThreads turning) {
    this.turning = turning;
    this.schedule = schedule;
    this.solving = solving;
  }

  void start(@Observes StartupEvent started) {
    thread = Thread.ofPlatform().daemon().name("class-solver").start(this::run);
    turning.started(thread);
  }

  void stop(@Observes ShutdownEvent stopping) {
    thread.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        turning.turn();
        Thread.sleep(solveNext());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers how long to rest before the next one; whatever fails, there is a next one. */
  private Duration solveNext() {
    try {
      ClassSchedule.Due due = DatabaseStep.await(schedule::claim);
      if (due == null) {
        return IDLE;
      }
      solve(due);
      return Duration.ZERO;
    } catch (Throwable e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("A class could not be solved; it is tried again.", e);
      }
      return AFTER_FAILURE;
    }
  }

  private void solve(ClassSchedule.Due due) {
    ClassQuestion question = DatabaseStep.await(() -> solving.question(due.examId()));
    if (question != null) {
      double toleratedError = question.situation().toleratedError();
      for (List<Match> step : question.solve()) {
        turning.turn();
        if (!DatabaseStep.await(() -> solving.apply(due, step, toleratedError))) {
          break;
        }
      }
    }
    DatabaseStep.await(() -> solving.end(due));
  }
}
