package org.korrigo.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.korrigo.contracts.event.CloudEventHeaders;
import org.korrigo.contracts.event.DomainEvent;
import org.korrigo.contracts.event.EventType;
import org.korrigo.contracts.json.JsonConventions;

/**
 * The other end of the topics: publishes what other services would, reads what this one published.
 */
public final class Broker {
  private static final ObjectMapper JSON = JsonConventions.newMapper();
  private static final AtomicLong SEQUENCE = new AtomicLong(1);
  private static final Map<String, KafkaProducer<String, byte[]>> PRODUCERS =
      new ConcurrentHashMap<>();
  private static final Map<Listened, Listener> LISTENERS = new ConcurrentHashMap<>();

  private Broker() {}

  /**
   * Publishes an event as its producer would, with the next sequence number. Answers the event's
   * id.
   */
  public static UUID publish(DomainEvent event) {
    UUID id = UUID.randomUUID();
    publish(event, id, SEQUENCE.getAndIncrement());
    return id;
  }

  /** Publishes an event with a given id and sequence: twice the same id is a second delivery. */
  public static void publish(DomainEvent event, UUID id, long sequence) {
    EventType type = EventType.of(event);
    try {
      publish(
          type.topic().topicName(),
          event.key(),
          type.type(),
          id,
          sequence,
          JSON.writeValueAsBytes(event));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Publishes anything, well-formed or not. */
  public static void publish(
      String topic, String key, String type, UUID id, long sequence, byte[] value) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    Map.of(
            CloudEventHeaders.SPEC_VERSION,
            "1.0",
            CloudEventHeaders.ID,
            id.toString(),
            CloudEventHeaders.SOURCE,
            "/tests",
            CloudEventHeaders.TYPE,
            type,
            CloudEventHeaders.TIME,
            Instant.now().toString(),
            CloudEventHeaders.SUBJECT,
            key,
            CloudEventHeaders.SEQUENCE,
            Long.toString(sequence))
        .forEach(
            (name, content) ->
                record.headers().add(name, content.getBytes(StandardCharsets.UTF_8)));
    try {
      PRODUCERS.computeIfAbsent(bootstrap(), Broker::producer).send(record).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every record of a topic up to now, in order within each key. */
  public static List<ConsumerRecord<String, byte[]>> records(String topic) {
    return LISTENERS
        .computeIfAbsent(new Listened(bootstrap(), topic), listened -> new Listener(listened.topic))
        .upToNow();
  }

  /** Forgets a broker that ends. */
  static void leave(String bootstrap) {
    KafkaProducer<String, byte[]> producer = PRODUCERS.remove(bootstrap);
    if (producer != null) {
      producer.close();
    }
    LISTENERS.entrySet().stream()
        .filter(entry -> entry.getKey().bootstrap.equals(bootstrap))
        .map(Map.Entry::getValue)
        .forEach(Listener::close);
    LISTENERS.keySet().removeIf(listened -> listened.bootstrap.equals(bootstrap));
  }

  private record Listened(String bootstrap, String topic) {}

  /** Hears a topic from its beginning and keeps what it heard: nothing is fetched twice. */
  private static final class Listener {
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer = consumer();
    private final List<TopicPartition> partitions;

    Listener(String topic) {
      partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }

    synchronized List<ConsumerRecord<String, byte[]>> upToNow() {
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
        consumer.poll(Duration.ofMillis(200)).forEach(heard::add);
      }
      return List.copyOf(heard);
    }

    synchronized void close() {
      consumer.close();
    }
  }

  /** What a subscriber hears of a topic from now on; for one thread at a time. */
  public static Subscription subscribe(String topic) {
    KafkaConsumer<String, byte[]> consumer = consumer();
    List<TopicPartition> partitions = partitions(consumer, topic);
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return new Subscription(consumer);
  }

  /** A subscriber of a topic. */
  public static final class Subscription implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;

    private Subscription(KafkaConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    /** The values of the records that come next, or none within 200 ms. */
    public List<byte[]> next() {
      List<byte[]> values = new ArrayList<>();
      consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      return values;
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /**
   * The data of the events of one record type and key that this service has published up to now.
   */
  public static <T extends DomainEvent> List<T> events(Class<T> record, String key) {
    EventType type = EventType.of(record);
    return records(type.topic().topicName()).stream()
        .filter(candidate -> candidate.key().equals(key))
        .filter(candidate -> header(candidate, CloudEventHeaders.TYPE).equals(type.type()))
        .map(candidate -> read(candidate.value(), record))
        .toList();
  }

  /** A header's text, or null. */
  public static String header(ConsumerRecord<String, byte[]> record, String name) {
    return record.headers().lastHeader(name) == null
        ? null
        : new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** The value as JSON. */
  public static JsonNode json(ConsumerRecord<String, byte[]> record) {
    return read(record.value(), JsonNode.class);
  }

  private static <T> T read(byte[] value, Class<T> type) {
    try {
      return JSON.readValue(value, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KafkaProducer<String, byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "linger.ms", 0),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static String bootstrap() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }
}
