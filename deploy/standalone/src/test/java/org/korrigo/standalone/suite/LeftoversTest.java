package org.korrigo.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.standalone.process.ProcessIdentity;
import org.korrigo.standalone.suite.RunState.Child;

class LeftoversTest {
  @TempDir Path directory;
  private DataDirectory data;
  private Process orphan;

  @BeforeEach
  void leaveSomethingBehind() throws IOException {
    data = new DataDirectory(directory);
    orphan = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    orphan.destroyForcibly();
  }

  @Test
  void whatAKilledSupervisorLeftIsStopped() {
    write(ProcessIdentity.of(orphan.toHandle()));

    List<String> stopped = Leftovers.stop(data);

    assertThat(stopped).containsExactly("exams");
    await().until(() -> !orphan.isAlive());
  }

  @Test
  void aStrangerWhoHasTheNumberNowIsLeftAlone() {
    ProcessIdentity now = ProcessIdentity.of(orphan.toHandle());
    write(new ProcessIdentity(now.pid(), now.startedMillis() - 60_000));

    assertThat(Leftovers.stop(data)).isEmpty();
    assertThat(orphan.isAlive()).isTrue();
  }

  @Test
  void aDirectoryWithoutAnEarlierRunHasNone() {
    assertThat(Leftovers.stop(data)).isEmpty();
  }

  @Test
  void aRunStateCutShortIsNoFault() throws IOException {
    Files.writeString(data.runState(), "{\"supervisor\": {\"pid\": 1");

    assertThat(Leftovers.stop(data)).isEmpty();
  }

  private void write(ProcessIdentity child) {
    new RunState(
            new ProcessIdentity(1, 0),
            "http://localhost:1",
            "127.0.0.1:1",
            "none",
            true,
            List.of(
                new Child("exams", child, 1, "ready", 0, "TERM"),
                new Child("grading", null, 2, "waiting", 0, "TERM")))
        .write(data.runState());
  }
}
