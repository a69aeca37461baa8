package org.korrigo.exams.work;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Following work that is done anywhere: the database is the only source. */
public final class Watching {
  private static final Duration INTERVAL = Duration.ofMillis(300);

  private Watching() {}

  /**
   * What is read now and after every change of it, up to the first that is the last; while nothing
   * changes the same every quarter of a minute.
   */
  public static <T> Multi<T> follow(Supplier<Uni<T>> read, Predicate<T> last) {
    Context caller = Vertx.currentContext();
    return Multi.createFrom()
        .deferred(() -> readings(read, last, caller).filter(new Telling<>(InstantSource.system())));
  }

  private static <T> Multi<T> readings(Supplier<Uni<T>> read, Predicate<T> last, Context caller) {
    return Multi.createBy()
        .repeating()
        .uni(
            () ->
                Uni.createFrom()
                    .deferred(read::get)
                    .runSubscriptionOn(MutinyHelper.executor(caller)))
        .withDelay(INTERVAL)
        .whilst(seen -> !last.test(seen));
  }
}
