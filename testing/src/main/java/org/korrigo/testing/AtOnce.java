package org.korrigo.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The same request, made several times at the same moment. */
public final class AtOnce {
  private AtOnce() {}

  /** What each was answered, in no order. */
  public static <T> List<T> all(int times, Supplier<T> request) {
    return Stream.generate(() -> CompletableFuture.supplyAsync(request, Thread::startVirtualThread))
        .limit(times)
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
