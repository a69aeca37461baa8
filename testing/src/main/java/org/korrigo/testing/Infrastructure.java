package org.korrigo.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.korrigo.contracts.event.Topic;

/**
 * What a service needs around it in a test, all real: PostgreSQL with an owner and a runtime role,
 * a Kafka broker with the topics, a directory for files, and a key that signs access tokens.
 * Started once for all classes of a module that say
 * {@code @WithTestResource(Infrastructure.class)}.
 */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {
  /**
   * An argument of the test resource: {@code true} lets PostgreSQL wait for the disk at every
   * commit, as it does in use. Tests do without; measurements must not.
   */
  public static final String DURABLE = "durable";

  private static final String OWNER = "postgres";
  private static final String RUNTIME = "korrigo_app";
  private static final String PASSWORD = "only-for-tests";

  /** Much longer than a start takes: the machine may be busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private boolean durable;
  private EmbeddedPostgres postgres;
  private EmbeddedKafkaBroker kafka;
  private Path files;

  @Override
  public void init(Map<String, String> arguments) {
    durable = Boolean.parseBoolean(arguments.get(DURABLE));
  }

  @Override
  public Map<String, String> start() {
    try {
      EmbeddedPostgres.Builder database = EmbeddedPostgres.builder().setPGStartupWait(PATIENCE);
      if (durable) {
        database.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
      }
      postgres = database.start();
      createRuntimeRole();
      kafka = broker().start();
      createTopics();
      return settings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException("The test infrastructure did not start", e);
    }
  }

  @Override
  public void stop() {
    try {
      if (kafka != null) {
        Broker.leave(kafka.getAdvertisedListeners());
        kafka.close();
      }
      if (postgres != null) {
        Database.leave();
        postgres.close();
      }
      deleteFiles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deleteFiles() throws IOException {
    if (files != null) {
      try (Stream<Path> all = Files.walk(files)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  /** Its two ports are found at once: one after the other they may be the same. */
  private static EmbeddedKafkaBroker broker() throws IOException {
    try (ServerSocket clients = new ServerSocket(0);
        ServerSocket controller = new ServerSocket(0)) {
      return new EmbeddedKafkaBroker()
          .withNodeId(1)
          .withKafkaPort(clients.getLocalPort())
          .withControllerPort(controller.getLocalPort())
          .withAdditionalProperties(Infrastructure::small);
    }
  }

  private static void small(java.util.Properties properties) {
    properties.put("offsets.topic.num.partitions", "2");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("log.cleaner.dedupe.buffer.size", "8388608");
  }

  private void createRuntimeRole() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + RUNTIME + " login password '" + PASSWORD + "'");
      statement.execute(
          "alter default privileges in schema public grant select, insert, update, delete on tables"
              + " to "
              + RUNTIME);
      statement.execute(
          "alter default privileges in schema public grant usage, select on sequences to "
              + RUNTIME);
    }
  }

  private void createTopics() throws ExecutionException, InterruptedException {
    Map<String, Object> broker = Map.of("bootstrap.servers", kafka.getAdvertisedListeners());
    List<NewTopic> topics =
        Stream.concat(
                Arrays.stream(Topic.values()).map(Topic::topicName),
                Stream.of("students", "exams", "identification", "grading")
                    .map(service -> service + ".dead-letters.v1"))
            .map(name -> new NewTopic(name, 2, (short) 1))
            .toList();
    try (Admin admin = Admin.create(broker)) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      boolean createdByFirstOfTwoTries = e.getCause() instanceof TopicExistsException;
      if (!createdByFirstOfTwoTries) {
        throw e;
      }
    }
  }

  private Map<String, String> settings() throws IOException, NoSuchAlgorithmException {
    files = Files.createTempDirectory("korrigo-test-files");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    String database = "localhost:" + postgres.getPort() + "/postgres";
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.reactive.url", "vertx-reactive:postgresql://" + database);
    settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + database);
    settings.put("quarkus.datasource.username", RUNTIME);
    settings.put("quarkus.datasource.password", PASSWORD);
    settings.put("quarkus.liquibase.username", OWNER);
    settings.put("quarkus.liquibase.password", OWNER);
    settings.put("kafka.bootstrap.servers", kafka.getAdvertisedListeners());
    settings.put("korrigo.files.directory", files.toString());
    settings.put("quarkus.http.test-port", "0");
    settings.put("quarkus.oidc.public-key", base64(keys.getPublic().getEncoded()));
    settings.put(Tokens.PRIVATE_KEY, base64(keys.getPrivate().getEncoded()));
    return settings;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
