package org.korrigo.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.standalone.process.Backoff;
import org.korrigo.standalone.process.Ports;
import org.korrigo.standalone.process.ProcessIdentity;
import org.korrigo.standalone.process.ProcessListener;
import org.korrigo.standalone.process.SupervisedProcess;

@Timeout(120)
class KafkaBrokerTest {
  private static final String COMPACTED = "exams.exams.v1";
  private static final String DEAD_LETTERS = "grading.dead-letters.v1";
  private static final String HEADERS = "exams.headers.v1";
  private static final String STUDENTS = "students.students.v1";

  @TempDir Path directory;

  @Test
  void theTopicsAreThereAndSurviveARestart() throws Exception {
    KafkaBroker broker = broker();
    SupervisedProcess first = start(broker);
    EventTopics.ensure(broker.bootstrap(), List.of("exams", "grading"));
    first.stop();

    SupervisedProcess second = start(broker);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      EventTopics.ensure(broker.bootstrap(), List.of("exams", "grading"));
      var topics = admin.describeTopics(List.of(COMPACTED, DEAD_LETTERS)).allTopicNames().get();

      assertThat(topics.get(COMPACTED).partitions()).hasSize(4);
      assertThat(topics.get(DEAD_LETTERS).partitions()).hasSize(4);
      assertThat(setting(admin, COMPACTED, "cleanup.policy")).isEqualTo("compact");
      assertThat(setting(admin, DEAD_LETTERS, "cleanup.policy")).isEqualTo("delete");
    } finally {
      second.stop();
    }
  }

  @Test
  void noTopicKeepsANameForEverNorDoesOneThatWasThereBefore() throws Exception {
    KafkaBroker broker = broker();
    SupervisedProcess process = start(broker);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(HEADERS, 4, (short) 1),
                  new NewTopic(STUDENTS, 4, (short) 1)
                      .configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();
      awaitSetting(admin, HEADERS, "retention.ms", "-1");
      awaitSetting(admin, STUDENTS, "cleanup.policy", "compact");

      EventTopics.ensure(broker.bootstrap(), List.of("exams", "grading"));

      for (String topic : List.of(HEADERS, DEAD_LETTERS)) {
        awaitSetting(admin, topic, "cleanup.policy", "delete");
        awaitSetting(admin, topic, "retention.ms", days(90));
        awaitSetting(admin, topic, "segment.ms", days(1));
      }
      for (String topic : List.of(STUDENTS, COMPACTED)) {
        awaitSetting(admin, topic, "cleanup.policy", "compact");
        awaitSetting(admin, topic, "max.compaction.lag.ms", days(1));
        awaitSetting(admin, topic, "segment.ms", days(1));
      }
      awaitSetting(admin, "grading.events.v1", "retention.ms", "-1");
    } finally {
      process.stop();
    }
  }

  /** The controller answers before the broker has heard of it, be it a setting or a new topic. */
  private static void awaitSetting(Admin admin, String topic, String name, String expected) {
    await()
        .ignoreExceptionsMatching(
            failed -> failed.getCause() instanceof UnknownTopicOrPartitionException)
        .untilAsserted(
            () -> assertThat(setting(admin, topic, name)).as(topic + name).isEqualTo(expected));
  }

  private static String days(int days) {
    return Long.toString(Duration.ofDays(days).toMillis());
  }

  private KafkaBroker broker() {
    Ports ports = new Ports(815);
    return new KafkaBroker(
        directory.resolve("kafka"),
        ports.free(),
        ports.free(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path")));
  }

  private SupervisedProcess start(KafkaBroker broker) throws InterruptedException {
    Path log = directory.resolve("kafka.log");
    broker.prepare(log);
    SupervisedProcess process =
        new SupervisedProcess(broker.server(log), Backoff.STANDARD, new Silent());
    process.start();
    process.awaitReady(Duration.ofSeconds(60));
    return process;
  }

  private static String setting(Admin admin, String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
  }

  /** Hears and forgets. */
  private static final class Silent implements ProcessListener {
    @Override
    public void started(String name, ProcessIdentity process) {}

    @Override
    public void ready(String name, Duration after) {}

    @Override
    public void died(String name, int exitCode, int failures, Duration pause) {}

    @Override
    public void stopped(String name, boolean orderly) {}
  }
}
