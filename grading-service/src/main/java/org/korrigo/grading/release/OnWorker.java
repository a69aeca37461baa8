package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.smallrye.mutiny.unchecked.UncheckedSupplier;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import java.util.function.Function;

/** Blocking work in the middle of work that never blocks. */
final class OnWorker {
  private OnWorker() {}

  /** Does it on a worker. */
  static <T> Uni<T> run(UncheckedSupplier<T> work) {
    return Uni.createFrom()
        .item(Unchecked.supplier(work))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /** Does it on a worker, and goes on where the caller's session is. */
  static <T> Uni<T> andBack(UncheckedSupplier<T> work) {
    return run(work).emitOn(MutinyHelper.executor(Vertx.currentContext()));
  }

  /**
   * Opens something and fills it; unless that ends well it is closed.
   *
   * @param filling begins where the caller is
   */
  static <T extends AutoCloseable> Uni<T> filled(
      UncheckedSupplier<T> opening, Function<T, Uni<Void>> filling) {
    return andBack(opening)
        .flatMap(
            opened ->
                filling
                    .apply(opened)
                    .replaceWith(opened)
                    .onFailure()
                    .call(() -> closed(opened))
                    .onCancellation()
                    .call(() -> closed(opened)));
  }

  private static Uni<Void> closed(AutoCloseable opened) {
    return run(
        () -> {
          opened.close();
          return null;
        });
  }
}
