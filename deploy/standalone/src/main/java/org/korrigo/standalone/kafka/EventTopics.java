package org.korrigo.standalone.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.korrigo.contracts.event.Topic;
import org.korrigo.standalone.Complaint;

/** The topics of the contracts and each service's dead letters; the broker makes none by itself. */
public final class EventTopics {
  private static final int PARTITIONS = 4;

  private EventTopics() {}

  /** Creates those that are missing. */
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
      List<NewTopic> missing =
          wanted(services).stream().filter(topic -> !present.contains(topic.name())).toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException failed) {
      throw new Complaint("Kafka's topics cannot be created: " + failed.getCause(), failed);
    }
  }

  private static List<NewTopic> wanted(List<String> services) {
    List<NewTopic> topics = new ArrayList<>();
    Arrays.stream(Topic.values())
        .map(t -> topic(t.topicName(), t.compacted()))
        .forEach(topics::add);
    services.stream().map(s -> topic(s + ".dead-letters.v1", false)).forEach(topics::add);
    return topics;
  }

  private static NewTopic topic(String name, boolean compacted) {
    String policy =
        compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
    return new NewTopic(name, PARTITIONS, (short) 1)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, policy));
  }
}
