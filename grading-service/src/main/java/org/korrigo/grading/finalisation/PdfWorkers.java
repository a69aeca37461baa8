package org.korrigo.grading.finalisation;

import io.quarkus.runtime.Shutdown;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** Draws PDFs beside the event loop, only so many at once: drawing costs processor and memory. */
@ApplicationScoped
class PdfWorkers {
  private static final int WAITING = 500;
  private final ThreadPoolExecutor workers;

  PdfWorkers(@ConfigProperty(name = "korrigo.finalisation.workers") int count) {
    workers =
        new ThreadPoolExecutor(
            count, count, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));
    workers.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs work on a worker and comes back to the caller's context with its result; {@code
   * unavailable} if too many are waiting.
   */
  <T> Uni<T> run(Supplier<T> work) {
    Context context = Vertx.currentContext();
    return Uni.createFrom()
        .item(work)
        .runSubscriptionOn(workers)
        .onFailure(RejectedExecutionException.class)
        .transform(
            full ->
                new Problem(
                    ProblemType.UNAVAILABLE, "Too many copies are being finalised: try again."))
        .emitOn(MutinyHelper.executor(context));
  }

  @Shutdown
  void stop() {
    workers.shutdown();
  }
}
