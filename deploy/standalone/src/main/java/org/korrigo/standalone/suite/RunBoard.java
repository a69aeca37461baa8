package org.korrigo.standalone.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.korrigo.standalone.process.ProcessIdentity;
import org.korrigo.standalone.process.ProcessListener;
import org.korrigo.standalone.suite.RunState.Child;

/** Keeps {@code run.json} true and tells the terminal what happens to the processes. */
final class RunBoard implements ProcessListener {
  private final Path file;
  private final Console console;
  private final Map<String, Child> children = new LinkedHashMap<>();
  private final ProcessIdentity supervisor = ProcessIdentity.of(ProcessHandle.current());
  private final String gatewayUrl;
  private final String kafkaBootstrap;
  private final String secretsFile;
  private boolean ready;
  private boolean stopping;

  RunBoard(DataDirectory data, Console console, String gatewayUrl, String kafkaBootstrap) {
    this.file = data.runState();
    this.console = console;
    this.gatewayUrl = gatewayUrl;
    this.kafkaBootstrap = kafkaBootstrap;
    this.secretsFile = data.secrets().toString();
  }

  synchronized void expect(String name, int port, String stopSignal) {
    children.put(name, new Child(name, null, port, "waiting", 0, stopSignal));
    write();
  }

  synchronized void allReady() {
    ready = true;
    write();
  }

  synchronized void stopping() {
    stopping = true;
    ready = false;
    write();
  }

  @Override
  public synchronized void started(String name, ProcessIdentity process) {
    Child child = children.get(name);
    int restarts = child.process() == null ? 0 : child.restarts() + 1;
    put(child, process, "starting", restarts);
  }

  @Override
  public synchronized void ready(String name, Duration after) {
    Child child = children.get(name);
    put(child, child.process(), "ready", child.restarts());
    console.say(
        String.format(
            Locale.ROOT,
            "%-15s ready %s %.1f s, port %d",
            name,
            child.restarts() > 0 ? "again after" : "after",
            after.toMillis() / 1000.0,
            child.port()));
  }

  @Override
  public synchronized void died(String name, int exitCode, int failures, Duration pause) {
    if (stopping) {
      return;
    }
    Child child = children.get(name);
    put(child, child.process(), "restarting", child.restarts());
    console.say(
        String.format(
            Locale.ROOT,
            "%-15s ended unasked with code %d%s; started again in %.1f s",
            name,
            exitCode,
            failures > 1 ? " (%d times in a row)".formatted(failures) : "",
            pause.toMillis() / 1000.0));
  }

  @Override
  public synchronized void stopped(String name, boolean orderly) {
    Child child = children.get(name);
    put(child, child.process(), "stopped", child.restarts());
    console.say(
        "%-15s %s".formatted(name, orderly ? "stopped" : "did not stop in time and was killed"));
  }

  private void put(Child child, ProcessIdentity process, String state, int restarts) {
    children.put(
        child.name(),
        new Child(child.name(), process, child.port(), state, restarts, child.stopSignal()));
    write();
  }

  private void write() {
    new RunState(
            supervisor,
            gatewayUrl,
            kafkaBootstrap,
            secretsFile,
            ready,
            new ArrayList<>(children.values()))
        .write(file);
  }
}
