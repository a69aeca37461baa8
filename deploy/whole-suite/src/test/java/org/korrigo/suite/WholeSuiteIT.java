package org.korrigo.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.standalone.DemonstrationRun;
import org.korrigo.standalone.suite.Installation;
import org.korrigo.standalone.suite.RunState;
import org.korrigo.standalone.suite.RunState.Child;
import org.korrigo.suite.accounts.AccountsWalk;

/**
 * The packaged suite as an operator runs it: everything starts, the demonstration walks through the
 * gateway while each service is killed on the way, pupils get and lose their accounts, and nothing
 * is left running.
 */
class WholeSuiteIT {
  private static final Duration STARTED_WITHIN = Duration.ofMinutes(6);
  private static final Duration WALKED_WITHIN = Duration.ofMinutes(10);

  /** At which word of the narration which service is killed, as by kill -9. */
  private static final Map<String, String> KILLS =
      Map.of(
          "roster imported", "students",
          "scan taken", "exams",
          "copies of 4 pages proposed", "identification",
          "6/12 copies marked", "grading");

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path directory;

  private Process suite;

  @BeforeEach
  void start() throws IOException {
    suite =
        java("up", "--data", data().toString(), "--port", Integer.toString(freePort()))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("suite.log").toFile())
            .start();
    await()
        .atMost(STARTED_WITHIN)
        .until(() -> !suite.isAlive() || state().map(RunState::ready).orElse(false));
    assertThat(suite.isAlive()).as(() -> read(directory.resolve("suite.log"))).isTrue();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (!suite.waitFor(0, TimeUnit.SECONDS)) {
      suite.destroy();
      if (!suite.waitFor(2, TimeUnit.MINUTES)) {
        suite.descendants().forEach(ProcessHandle::destroyForcibly);
        suite.destroyForcibly();
      }
    }
  }

  @Test
  void theDemonstrationIsRightAlthoughEveryServiceIsKilledOnItsWayAndNothingIsLeftRunning()
      throws Exception {
    Map<String, String> pending = new LinkedHashMap<>(KILLS);
    List<String> story = new ArrayList<>();
    Process demonstration = demonstration().redirectErrorStream(true).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(demonstration.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        story.add(line);
        killWhatIsDue(line, pending);
      }
    }

    assertThat(demonstration.waitFor(WALKED_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(demonstration.exitValue()).as(String.join("\n", story)).isZero();
    assertThat(pending).as("kills that were never due in:%n%s", String.join("\n", story)).isEmpty();
    assertThat(child("grading").restarts()).isPositive();
    assertThat(child("exams").restarts()).isPositive();

    new AccountsWalk(state().orElseThrow()).walk();

    List<ProcessHandle> children = suite.descendants().toList();
    suite.destroy();
    assertThat(suite.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  private void killWhatIsDue(String line, Map<String, String> pending) {
    for (String word :
        pending.keySet().stream().filter(line::contains).collect(Collectors.toSet())) {
      ProcessHandle.of(child(pending.remove(word)).process().pid())
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private Child child(String name) {
    return state().orElseThrow().processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private java.util.Optional<RunState> state() {
    return RunState.read(data().resolve("run.json"));
  }

  private Path data() {
    return directory.resolve("data");
  }

  private ProcessBuilder demonstration() {
    return new DemonstrationRun(jar(), state().orElseThrow(), directory.resolve("out"))
        .program(List.of());
  }

  private static ProcessBuilder java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Installation.java().toString(), "-Xmx96m", "-jar", jar().toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static Path jar() {
    Path jar = Path.of("..", "standalone", "target", "standalone.jar").toAbsolutePath().normalize();
    assertThat(jar).as("packaged before this test runs").exists();
    return jar;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
