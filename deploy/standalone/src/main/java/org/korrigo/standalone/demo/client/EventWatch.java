package org.korrigo.standalone.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.korrigo.standalone.Complaint;

/**
 * An ordinary consumer of the suite's topics, from the moment it was made. It reads and never
 * writes, not even an offset.
 */
public final class EventWatch implements AutoCloseable {
  private static final List<String> TOPICS =
      List.of(
          "exams.exams.v1",
          "exams.copy-lifecycle.v1",
          "students.students.v1",
          "identification.copies.v1",
          "grading.events.v1",
          "grading.results.v1");

  private final Map<String, SeenEvent> seen = new LinkedHashMap<>();
  private final ObjectMapper json = new ObjectMapper();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread reader;

  /**
   * Connects and stands at the end of every topic.
   *
   * @throws Complaint when the broker cannot be reached
   */
  public EventWatch(String bootstrap) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            20_000);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
    } catch (KafkaException unreachable) {
      consumer.close();
      throw new Complaint("Kafka does not answer at " + bootstrap, unreachable);
    }
    reader = Thread.ofPlatform().daemon().name("event-watch").start(this::read);
  }

  private List<TopicPartition> partitions() {
    return TOPICS.stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private void read() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofSeconds(1))) {
          keep(message);
        }
      }
    } catch (WakeupException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void keep(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return;
    }
    try {
      JsonNode data = json.readTree(message.value());
      String id = header(message, "ce_id");
      seen.putIfAbsent(id, new SeenEvent(id, header(message, "ce_type"), message.topic(), data));
      notifyAll();
    } catch (IOException noJson) {
      throw new Complaint("An event on %s is not JSON".formatted(message.topic()), noJson);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  /** What was seen so far, each event once. */
  public synchronized List<SeenEvent> seen(Predicate<SeenEvent> wanted) {
    return seen.values().stream().filter(wanted).toList();
  }

  /**
   * Waits until so many different events were seen; a longer wait than {@code atMost} ends with
   * those there are.
   */
  public synchronized List<SeenEvent> await(
      Predicate<SeenEvent> wanted, int count, Duration atMost) {
    Instant end = Instant.now().plus(atMost);
    List<SeenEvent> found = new ArrayList<>(seen(wanted));
    while (found.size() < count && Instant.now().isBefore(end)) {
      try {
        wait(Math.max(1, Duration.between(Instant.now(), end).toMillis()));
      } catch (InterruptedException interrupted) {
        throw Patience.interrupted();
      }
      found = new ArrayList<>(seen(wanted));
    }
    return found;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      reader.join(Duration.ofSeconds(5));
    } catch (InterruptedException interrupted) {
      throw Patience.interrupted();
    }
  }
}
