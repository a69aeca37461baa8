package org.korrigo.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korrigo.standalone.suite.Installation;
import org.korrigo.standalone.suite.RunState;

/**
 * Runs the demonstration as a program of its own, which knows the suite only by what a user knows:
 * {@code korrigo.gateway} (its origin), {@code korrigo.kafka} (to watch the events), {@code
 * korrigo.secrets} (the accounts' passwords, {@code account.<user>}) and {@code korrigo.out} (where
 * results go), all system properties.
 *
 * @param jar the standalone program's
 * @param state of the suite that it walks through
 * @param out the directory where results go
 */
public record DemonstrationRun(Path jar, RunState state, Path out) {
  private static final String PROGRAM = "org.korrigo.standalone.demo.Demo";

  /** The program with these arguments, not started yet. */
  public ProcessBuilder program(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            Installation.java().toString(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-Djava.awt.headless=true",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-Dkorrigo.gateway=" + state.gatewayUrl(),
            "-Dkorrigo.kafka=" + state.kafkaBootstrap(),
            "-Dkorrigo.secrets=" + state.secretsFile(),
            "-Dkorrigo.out=" + out,
            "-cp",
            jar.toString(),
            PROGRAM));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** Runs it here to its end; answers its exit code. */
  int run(List<String> arguments) throws InterruptedException {
    try {
      return program(arguments).inheritIO().start().waitFor();
    } catch (IOException failed) {
      throw new Complaint("The demonstration cannot be started: " + failed.getMessage(), failed);
    }
  }
}
