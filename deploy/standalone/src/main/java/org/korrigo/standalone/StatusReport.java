package org.korrigo.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.korrigo.standalone.suite.Console;
import org.korrigo.standalone.suite.DataDirectory;
import org.korrigo.standalone.suite.RunState;
import org.korrigo.standalone.suite.RunState.Child;

/** What runs, where, and how much memory it takes. */
record StatusReport(DataDirectory data, Console console) {
  /** What a program that is not running answers, as service scripts have it. */
  private static final int NOT_RUNNING = 3;

  int show() {
    Optional<RunState> state =
        RunState.read(data.runState()).filter(s -> s.runningSupervisor().isPresent());
    if (state.isEmpty()) {
      console.show("Korrigo does not run on " + data.root());
      return NOT_RUNNING;
    }
    RunState run = state.get();
    console.show(
        "Korrigo %s on %s, process %d"
            .formatted(
                run.ready() ? "is ready: " + run.gatewayUrl() : "is not ready",
                data.root(),
                run.supervisor().pid()));
    console.show(
        "%-15s %-11s %8s %6s %9s %9s".formatted("", "", "process", "port", "restarts", "memory"));
    run.processes().forEach(this::line);
    return run.ready() ? 0 : 1;
  }

  private void line(Child child) {
    Optional<ProcessHandle> process = Optional.ofNullable(child.process()).flatMap(p -> p.alive());
    console.show(
        "%-15s %-11s %8s %6d %9d %9s"
            .formatted(
                child.name(),
                child.state(),
                process.map(p -> Long.toString(p.pid())).orElse("-"),
                child.port(),
                child.restarts(),
                process.map(StatusReport::memory).orElse("-")));
  }

  /**
   * Resident memory without what is shared, of the process and its children (PostgreSQL has many).
   */
  private static String memory(ProcessHandle process) {
    long kilobytes = proportional(process.pid());
    for (ProcessHandle child : process.descendants().toList()) {
      kilobytes += proportional(child.pid());
    }
    return "%d MB".formatted(kilobytes / 1024);
  }

  private static long proportional(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }
}
