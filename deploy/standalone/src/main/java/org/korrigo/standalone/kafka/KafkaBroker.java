package org.korrigo.standalone.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.process.ProcessDefinition;
import org.korrigo.standalone.process.Readiness;

/** A broker that is its own controller (KRaft), formatted once, its log kept on disk. */
public final class KafkaBroker {
  private final Path home;
  private final int port;
  private final int controllerPort;
  private final List<String> java;

  /**
   * @param home where settings and log live
   * @param port for clients, on the loopback interface
   * @param controllerPort for the broker itself
   * @param java the Java program, its options and class path
   */
  public KafkaBroker(Path home, int port, int controllerPort, List<String> java) {
    this.home = home;
    this.port = port;
    this.controllerPort = controllerPort;
    this.java = List.copyOf(java);
  }

  /** Where clients find it. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** Writes the settings and formats the log directory, the latter once. */
  public void prepare(Path output) {
    try {
      Files.createDirectories(home);
      Files.writeString(settings(), settingsText());
      if (!Files.exists(logDirectory().resolve("meta.properties"))) {
        format(output);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The broker process. */
  public ProcessDefinition server(Path output) {
    return new ProcessDefinition(
        "kafka",
        command("kafka.Kafka", settings().toString()),
        Map.of(),
        home,
        output,
        Readiness.port(port));
  }

  private void format(Path output) throws IOException {
    List<String> format =
        command(
            "kafka.tools.StorageTool",
            "format",
            "--ignore-formatted",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            settings().toString());
    Process process =
        new ProcessBuilder(format)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new Complaint("Kafka's log cannot be formatted; the reason is in " + output);
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new Complaint("Formatting Kafka's log was interrupted");
    }
  }

  private List<String> command(String mainClass, String... arguments) {
    List<String> command = new ArrayList<>(java);
    command.add(mainClass);
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Where a topic does not say otherwise its events are kept: a school may close for longer than
   * Kafka's usual week.
   */
  private String settingsText() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=PLAINTEXT
    log.dirs=%3$s
    auto.create.topics.enable=false
    log.retention.ms=-1
    log.segment.bytes=67108864
    offsets.retention.minutes=525600
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    log.cleaner.dedupe.buffer.size=8388608
    """
        .formatted(port, controllerPort, logDirectory());
  }

  private Path settings() {
    return home.resolve("server.properties");
  }

  private Path logDirectory() {
    return home.resolve("log");
  }
}
