package org.korrigo.exams.work;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Work on files that requests need: as many at a time as there are cores, the rest wait. It has no
 * database session.
 */
@ApplicationScoped
public class HeavyWork {
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("heavy-work-", 0).factory());

  /** Does the work on a thread of its own and continues where the caller was. */
  public <T> Uni<T> run(Callable<T> work) {
    Context caller = Vertx.currentContext();
    Uni<T> done =
        Uni.createFrom()
            .item(
                () -> {
                  try {
                    return work.call();
                  } catch (RuntimeException e) {
                    throw e;
                  } catch (Exception e) {
                    throw new IllegalStateException("Work on a file failed", e);
                  }
                })
            .runSubscriptionOn(threads);
    return caller == null ? done : done.emitOn(MutinyHelper.executor(caller));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
