package org.korrigo.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.korrigo.standalone.process.Stopping;
import org.korrigo.standalone.suite.Console;
import org.korrigo.standalone.suite.DataDirectory;
import org.korrigo.standalone.suite.Installation;
import org.korrigo.standalone.suite.Leftovers;
import org.korrigo.standalone.suite.RunState;
import org.korrigo.standalone.suite.Suite;

/** The commands: {@code prepare}, {@code up}, {@code down}, {@code status} and {@code demo}. */
public final class Standalone {
  private final Installation installation = Installation.found();
  private final Console console = new Console(System.out);
  private final Options options;
  private final DataDirectory data;

  private Standalone(Options options) {
    this.options = options;
    this.data = new DataDirectory(options.data());
  }

  /**
   * Runs one command; ends with 0 when it did what was asked, with 1 and a sentence when it could
   * not.
   */
  public static void main(String[] arguments) {
    int code;
    try {
      Path defaultData = Installation.found().repository().resolve("data");
      code = new Standalone(Options.parse(List.of(arguments), defaultData)).run();
    } catch (Complaint complaint) {
      System.err.println(complaint.getMessage());
      code = 1;
    } catch (InterruptedException interrupted) {
      code = 130;
    }
    System.exit(code);
  }

  private int run() throws InterruptedException {
    return switch (options.command()) {
      case "prepare" -> prepare();
      case "up" -> up();
      case "down" -> down();
      case "status" -> new StatusReport(data, console).show();
      case "demo" -> demo();
      default -> throw new Complaint("Unknown command: " + options.command());
    };
  }

  /** The last step of the build: what would otherwise make the first start slow. */
  private int prepare() {
    installation
        .keycloakDistribution()
        .build(installation.standaloneJar().resolveSibling("keycloak-build.log"));
    return 0;
  }

  private int up() throws InterruptedException {
    startSuite();
    console.say("Ctrl-C ends it");
    new CountDownLatch(1).await();
    return 0;
  }

  private void startSuite() throws InterruptedException {
    data.lock();
    Suite suite = new Suite(installation, data, console, options.port(), options.only());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(suite), "end"));
    suite.start();
  }

  private void end(Suite suite) {
    suite.stop();
    try {
      Files.deleteIfExists(data.runState());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private int demo() throws InterruptedException {
    Optional<RunState> running =
        RunState.read(data.runState()).filter(state -> state.runningSupervisor().isPresent());
    if (running.isEmpty()) {
      startSuite();
    } else if (!running.get().ready()) {
      throw new Complaint(
          "Korrigo is still starting: try again when deploy/korrigo status says ready");
    }
    RunState state = RunState.read(data.runState()).orElseThrow();
    Path out = installation.repository().resolve("out");
    return new DemonstrationRun(installation.standaloneJar(), state, out).run(options.rest());
  }

  private int down() {
    Optional<ProcessHandle> supervisor =
        RunState.read(data.runState()).flatMap(RunState::runningSupervisor);
    supervisor.ifPresent(process -> Stopping.stop(process, "TERM", Duration.ofMinutes(2)));
    List<String> leftovers = Leftovers.stop(data);
    if (supervisor.isEmpty() && leftovers.isEmpty()) {
      console.show("Korrigo does not run on " + data.root());
      return 0;
    }
    console.show(
        leftovers.isEmpty()
            ? "Korrigo has stopped"
            : "Korrigo has stopped, and what was left of it: " + String.join(", ", leftovers));
    return 0;
  }
}
