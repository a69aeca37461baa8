package org.korrigo.standalone.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * Steps that run beside one another, each once the steps it needs are done; the first failure ends
 * the waiting.
 */
final class Tasks {
  private final List<CompletableFuture<Void>> all = new ArrayList<>();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  /** A step that takes its time. */
  @FunctionalInterface
  interface Step {
    void run() throws InterruptedException;
  }

  /** A step under way, for others to wait for. */
  record Task(CompletableFuture<Void> done) {}

  Task run(Step step) {
    return after(step);
  }

  Task after(Step step, Task... needed) {
    CompletableFuture<?>[] before =
        Arrays.stream(needed).map(Task::done).toArray(CompletableFuture<?>[]::new);
    CompletableFuture<Void> task =
        CompletableFuture.allOf(before)
            .thenRunAsync(() -> perform(step), work -> Thread.ofVirtual().start(work))
            .whenComplete(
                (nothing, fault) -> {
                  if (fault != null) {
                    failed.completeExceptionally(fault);
                  }
                });
    all.add(task);
    return new Task(task);
  }

  void awaitAll() throws InterruptedException {
    CompletableFuture<Void> done =
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]));
    try {
      CompletableFuture.anyOf(done, failed).get();
    } catch (ExecutionException fault) {
      Throwable cause = fault.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof InterruptedException) {
        throw new InterruptedException(cause.getMessage());
      }
      if (cause instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(cause);
    }
  }

  private static void perform(Step step) {
    try {
      step.run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CompletionException(interrupted);
    }
  }
}
