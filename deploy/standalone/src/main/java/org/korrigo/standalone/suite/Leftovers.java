package org.korrigo.standalone.suite;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.korrigo.standalone.process.Stopping;
import org.korrigo.standalone.suite.RunState.Child;

/** Children whose supervisor was killed: they run on without anybody to restart or stop them. */
public final class Leftovers {
  private Leftovers() {}

  /**
   * Stops every child of an earlier run that is still there, all at once.
   *
   * @return the names of those that were
   */
  public static List<String> stop(DataDirectory data) {
    Optional<RunState> earlier = RunState.read(data.runState());
    if (earlier.isEmpty()) {
      return List.of();
    }
    List<Child> alive = earlier.get().processes().stream().filter(Leftovers::lives).toList();
    List<Thread> stopping =
        alive.stream().map(child -> Thread.ofVirtual().start(() -> stop(child))).toList();
    stopping.forEach(Leftovers::join);
    return alive.stream().map(Child::name).toList();
  }

  private static void stop(Child child) {
    child
        .process()
        .alive()
        .ifPresent(p -> Stopping.stop(p, child.stopSignal(), Duration.ofSeconds(15)));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean lives(Child child) {
    return child.process() != null && child.process().alive().isPresent();
  }
}
