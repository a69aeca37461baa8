package org.korrigo.standalone.suite;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.korrigo.standalone.process.ProcessIdentity;

/**
 * What runs on a data directory, as {@code run.json} tells it to the other commands and to the next
 * supervisor.
 *
 * @param supervisor the process that keeps the others
 * @param gatewayUrl the one origin people use
 * @param kafkaBootstrap host and port of the broker
 * @param secretsFile where the passwords are
 * @param ready whether every process has served
 * @param processes the children
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunState(
    ProcessIdentity supervisor,
    String gatewayUrl,
    String kafkaBootstrap,
    String secretsFile,
    boolean ready,
    List<Child> processes) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * One child process.
   *
   * @param name what it is called
   * @param process which process it is now; null before its first start
   * @param port where it listens on the loopback interface
   * @param state starting, ready, restarting or stopped
   * @param restarts how often it had to be started again
   * @param stopSignal what asks it to end in an orderly way
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Child(
      String name,
      ProcessIdentity process,
      int port,
      String state,
      int restarts,
      String stopSignal) {}

  /**
   * Reads the file; empty when there is none or it is unreadable, which only a crash in mid-write
   * can cause.
   */
  public static Optional<RunState> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), RunState.class));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** Replaces the file in one step. */
  public void write(Path file) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      JSON.writeValue(draft.toFile(), this);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The supervisor's process while it lives. */
  public Optional<ProcessHandle> runningSupervisor() {
    return supervisor.alive();
  }
}
