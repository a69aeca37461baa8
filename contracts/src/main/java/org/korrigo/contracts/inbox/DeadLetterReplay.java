package org.korrigo.contracts.inbox;

import io.quarkus.arc.All;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Applies the dead letters again, once each, in the order they were put away: after a release that
 * knows a new event, or after a fault was mended. What still fails is put away again. What was
 * replayed is remembered as the offset of the consumer group {@code <service>.dead-letter-replay}.
 */
@ApplicationScoped
class DeadLetterReplay {
  private static final Logger LOG = Logger.getLogger(DeadLetterReplay.class);

  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final List<EventConsumer> consumers;
  private final Map<String, Object> broker;
  private final String service;

  DeadLetterReplay(
      Inbox inbox,
      DeadLetters deadLetters,
      @All List<EventConsumer> consumers,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "korrigo.service") String service) {
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.consumers = consumers;
    this.broker = broker;
    this.service = service;
  }

  /** Replays all that is there now; blocks until it is done. */
  synchronized ReplayReport replay() {
    int applied = 0;
    int failed = 0;
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(deadLetters.topic()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
        for (ConsumerRecord<String, byte[]> letter : consumer.poll(Duration.ofMillis(500))) {
          if (letter.offset() < end.get(new TopicPartition(letter.topic(), letter.partition()))) {
            if (applyAgain(letter)) {
              applied++;
            } else {
              failed++;
            }
          }
        }
        consumer.commitSync();
      }
    }
    return new ReplayReport(applied, failed);
  }

  private boolean applyAgain(ConsumerRecord<String, byte[]> letter) {
    ConsumerRecord<String, byte[]> original = deadLetters.original(letter);
    try {
      EventHandlers handlers = handlersOf(original.topic());
      VertxContextSupport.subscribeAndAwait(() -> inbox.apply(original, handlers));
      return true;
    } catch (Throwable failure) {
      LOG.warnf("A dead letter could not be applied: topic=%s", original.topic());
      putAwayAgain(original, failure);
      return false;
    }
  }

  private void putAwayAgain(ConsumerRecord<String, byte[]> original, Throwable reason) {
    try {
      VertxContextSupport.subscribeAndAwait(() -> deadLetters.keep(original, reason));
    } catch (Throwable failure) {
      throw new IllegalStateException(
          "A dead letter could not be put away again; the replay stops here.", failure);
    }
  }

  private EventHandlers handlersOf(String topic) {
    return consumers.stream()
        .filter(consumer -> consumer.topic().equals(topic))
        .findFirst()
        .map(EventConsumer::handlers)
        .orElseThrow(() -> new UnprocessableEventException("Nobody here consumes " + topic));
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, service + ".dead-letter-replay");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    return settings;
  }
}
