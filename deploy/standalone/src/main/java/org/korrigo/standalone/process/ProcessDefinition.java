package org.korrigo.standalone.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What to run and how to know that it serves.
 *
 * @param name what people and log files call it
 * @param command the program and its arguments
 * @param environment what is added to the few variables every child inherits
 * @param directory the working directory
 * @param log where both output streams are appended
 * @param readiness asked repeatedly until it says yes
 * @param stopSignal the signal that asks for an orderly end, as {@code kill} names it
 * @param stopGrace how long an orderly end may take before the process is killed
 * @param preparation run before every start, also before a restart
 */
public record ProcessDefinition(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Path log,
    Readiness readiness,
    String stopSignal,
    Duration stopGrace,
    Runnable preparation) {

  /** A process that ends on TERM within twenty seconds and needs no preparation. */
  public ProcessDefinition(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log,
      Readiness readiness) {
    this(
        name,
        command,
        environment,
        directory,
        log,
        readiness,
        "TERM",
        Duration.ofSeconds(20),
        () -> {});
  }

  /** The same process, asked to end by another signal. */
  public ProcessDefinition stoppedBy(String signal) {
    return new ProcessDefinition(
        name, command, environment, directory, log, readiness, signal, stopGrace, preparation);
  }

  /** The same process with something to do before every start. */
  public ProcessDefinition preparedBy(Runnable before) {
    return new ProcessDefinition(
        name, command, environment, directory, log, readiness, stopSignal, stopGrace, before);
  }
}
