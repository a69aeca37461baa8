package org.korrigo.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.standalone.Complaint;

@Timeout(60)
class SupervisedProcessTest {
  private static final Backoff SHORT =
      new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMinutes(1));

  @TempDir Path directory;
  private final RecordingListener listener = new RecordingListener();
  private Path log;
  private SupervisedProcess process;

  @BeforeEach
  void nameLog() {
    log = directory.resolve("logs/child.log");
  }

  @AfterEach
  void stop() {
    if (process != null) {
      process.stop();
    }
  }

  @Test
  void aProcessThatIsKilledIsStartedAgain() throws Exception {
    start("echo up > serving; exec sleep 600");
    ProcessIdentity first = listener.started.getFirst();

    first.alive().orElseThrow().destroyForcibly();

    await().until(() -> listener.started.size() == 2);
    assertThat(listener.heard).contains("child died with 137, failure 1");
    await().until(() -> listener.started.getLast().alive().isPresent());
    assertThat(listener.started.getLast()).isNotEqualTo(first);
  }

  @Test
  void aProcessThatIsStoppedStaysStopped() throws Exception {
    start("echo up > serving; exec sleep 600");

    process.stop();
    process.start();

    assertThat(listener.started).hasSize(1);
    assertThat(listener.started.getFirst().alive()).isEmpty();
    assertThat(listener.heard).containsExactly("child ready", "child stopped");
  }

  @Test
  void aProcessThatDoesNotListenIsKilledWithAllItStarted() throws Exception {
    Path childOfChild = directory.resolve("grandchild");
    process =
        new SupervisedProcess(
            definition(
                "sleep 600 & echo $! > grandchild; trap '' TERM; echo up > serving; wait; wait",
                Duration.ofMillis(700)),
            SHORT,
            listener);
    process.start();
    process.awaitReady(Duration.ofSeconds(20));
    long grandchild = Long.parseLong(Files.readString(childOfChild).strip());

    process.stop();

    assertThat(listener.heard).containsExactly("child ready", "child killed");
    await().until(() -> ProcessHandle.of(grandchild).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void aProcessThatNeverServesIsGivenUpAndItsLogIsNamed() {
    process = new SupervisedProcess(definition("echo reason; exit 4"), SHORT, listener);

    process.start();

    assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(20)))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("child does not start")
        .hasMessageContaining(log.toString());
    assertThat(listener.started).hasSize(3);
    assertThat(log).hasContent("reason\nreason\nreason\n");
  }

  @Test
  void aProcessThatTakesTooLongIsNamed() {
    process = new SupervisedProcess(definition("exec sleep 600"), SHORT, listener);

    process.start();

    assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(300)))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("child is not ready");
  }

  @Test
  void aProgramThatDoesNotExistIsGivenUp() {
    ProcessDefinition missing =
        new ProcessDefinition(
            "child", List.of("/nowhere/program"), Map.of(), directory, log, () -> false);
    process = new SupervisedProcess(missing, SHORT, listener);

    process.start();

    assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(20)))
        .isInstanceOf(Complaint.class);
  }

  @Test
  void aChildSeesItsOwnSettingsAndLittleElse() throws Exception {
    start("env > environment; echo up > serving; exec sleep 600");

    List<String> names =
        Files.readAllLines(directory.resolve("environment")).stream()
            .map(line -> line.replaceFirst("=.*", ""))
            .toList();

    assertThat(names).contains("PATH", "ITS_OWN").doesNotContain("JAVA_HOME", "MAVEN_OPTS");
  }

  @Test
  void aChildIsPreparedBeforeEveryStart() throws Exception {
    Path prepared = directory.resolve("prepared");
    ProcessDefinition definition =
        definition("echo once >> starts; echo up > serving; exec sleep 600")
            .preparedBy(() -> append(prepared));
    process = new SupervisedProcess(definition, SHORT, listener);
    process.start();
    process.awaitReady(Duration.ofSeconds(20));

    listener.started.getFirst().alive().orElseThrow().destroyForcibly();

    await().until(() -> listener.started.size() == 2);
    assertThat(Files.readAllLines(prepared)).hasSize(2);
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "x\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void start(String script) throws InterruptedException {
    process = new SupervisedProcess(definition(script), SHORT, listener);
    process.start();
    process.awaitReady(Duration.ofSeconds(20));
  }

  /** What ends when it is asked to has time to, however busy the machine is. */
  private ProcessDefinition definition(String script) {
    return definition(script, Duration.ofSeconds(30));
  }

  private ProcessDefinition definition(String script, Duration stopGrace) {
    return new ProcessDefinition(
        "child",
        List.of("/bin/sh", "-c", script),
        Map.of("ITS_OWN", "1"),
        directory,
        log,
        () -> Files.exists(directory.resolve("serving")),
        "TERM",
        stopGrace,
        () -> {});
  }
}
