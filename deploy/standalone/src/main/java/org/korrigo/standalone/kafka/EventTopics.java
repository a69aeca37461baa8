package org.korrigo.standalone.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.korrigo.contracts.event.Topic;
import org.korrigo.standalone.Complaint;

/**
 * The topics of the contracts and each service's dead letters; the broker makes none by itself.
 * None keeps a pupil's name for ever: headers and dead letters go after {@link #KEPT}, and of a
 * pupil who was told of again only the newest event is left about {@link #COMPACTED_WITHIN} later.
 */
public final class EventTopics {
  private static final int PARTITIONS = 4;

  /** Longer than any holidays for which a school may switch everything off. */
  private static final Duration KEPT = Duration.ofDays(90);

  /** The file that is written to is not compacted: the first event after this time closes it. */
  private static final Duration COMPACTED_WITHIN = Duration.ofDays(1);

  private EventTopics() {}

  /** Creates those that are missing, and has the others kept no longer than these. */
  public static void ensure(String bootstrap, List<String> services) throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            30_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000);
    try (Admin admin = Admin.create(settings)) {
      Set<String> present = admin.listTopics().names().get();
      Map<Boolean, List<NewTopic>> wanted =
          wanted(services).stream()
              .collect(Collectors.partitioningBy(topic -> present.contains(topic.name())));
      admin.createTopics(wanted.get(false)).all().get();
      admin
          .incrementalAlterConfigs(
              wanted.get(true).stream()
                  .collect(Collectors.toMap(EventTopics::resource, EventTopics::settings)))
          .all()
          .get();
    } catch (ExecutionException failed) {
      throw new Complaint("Kafka's topics cannot be created or set: " + failed.getCause(), failed);
    }
  }

  private static List<NewTopic> wanted(List<String> services) {
    List<NewTopic> topics = new ArrayList<>();
    Arrays.stream(Topic.values()).map(t -> topic(t.topicName(), kept(t))).forEach(topics::add);
    services.stream()
        .map(service -> topic(service + ".dead-letters.v1", keptFor(KEPT)))
        .forEach(topics::add);
    return topics;
  }

  private static Map<String, String> kept(Topic topic) {
    if (topic.compacted()) {
      return Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT,
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          millis(COMPACTED_WITHIN),
          TopicConfig.SEGMENT_MS_CONFIG,
          millis(COMPACTED_WITHIN));
    }
    return topic == Topic.COPY_HEADERS
        ? keptFor(KEPT)
        : Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
  }

  private static Map<String, String> keptFor(Duration time) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        millis(time),
        TopicConfig.SEGMENT_MS_CONFIG,
        millis(COMPACTED_WITHIN));
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }

  private static NewTopic topic(String name, Map<String, String> settings) {
    return new NewTopic(name, PARTITIONS, (short) 1).configs(settings);
  }

  private static ConfigResource resource(NewTopic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static Collection<AlterConfigOp> settings(NewTopic topic) {
    return topic.configs().entrySet().stream()
        .map(
            setting ->
                new AlterConfigOp(
                    new ConfigEntry(setting.getKey(), setting.getValue()),
                    AlterConfigOp.OpType.SET))
        .toList();
  }
}
