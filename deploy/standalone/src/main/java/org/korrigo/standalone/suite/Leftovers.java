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
   * Stops every child of an earlier run that is still there, the last started first.
   *
   * @return the names of those that were
   */
  public static List<String> stop(DataDirectory data) {
    Optional<RunState> earlier = RunState.read(data.runState());
    if (earlier.isEmpty()) {
      return List.of();
    }
    List<Child> alive =
        earlier.get().processes().reversed().stream().filter(Leftovers::lives).toList();
    for (Child child : alive) {
      child
          .process()
          .alive()
          .ifPresent(p -> Stopping.stop(p, child.stopSignal(), Duration.ofSeconds(15)));
    }
    return alive.stream().map(Child::name).toList();
  }

  private static boolean lives(Child child) {
    return child.process() != null && child.process().alive().isPresent();
  }
}
