package org.korrigo.standalone.suite;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.kafka.EventTopics;
import org.korrigo.standalone.kafka.KafkaBroker;
import org.korrigo.standalone.keycloak.KeycloakServer;
import org.korrigo.standalone.keycloak.Realm;
import org.korrigo.standalone.postgres.PostgresCluster;
import org.korrigo.standalone.postgres.ServiceDatabase;
import org.korrigo.standalone.process.Backoff;
import org.korrigo.standalone.process.Ports;
import org.korrigo.standalone.process.ProcessDefinition;
import org.korrigo.standalone.process.SupervisedProcess;

/**
 * The whole of Korrigo on one machine. PostgreSQL, Kafka and Keycloak's build begin at once; each
 * other process starts as soon as what it needs serves. Stopping goes the other way.
 */
public final class Suite {
  /** The services, in the order of the copy's way. */
  public static final List<String> SERVICES =
      List.of("students", "exams", "identification", "grading");

  private final Installation installation;
  private final DataDirectory data;
  private final Console console;
  private final Set<String> only;
  private final Secrets secrets;
  private final String publicUrl;
  private final Map<String, Integer> ports = new TreeMap<>();
  private final PostgresCluster postgres;
  private final KafkaBroker kafka;
  private final KeycloakServer keycloak;
  private final RunBoard board;
  private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
  private boolean newRealm;

  /**
   * Chooses ports and prepares; nothing runs yet.
   *
   * @param data locked by the caller
   * @param port the gateway's
   * @param only names of the processes to run; empty for all
   */
  public Suite(
      Installation installation, DataDirectory data, Console console, int port, Set<String> only) {
    this.installation = installation;
    this.data = data;
    this.console = console;
    this.only = Set.copyOf(only);
    this.publicUrl = "http://localhost:" + port;
    List<String> leftovers = Leftovers.stop(data);
    if (!leftovers.isEmpty()) {
      console.say("stopped what a killed supervisor had left: " + String.join(", ", leftovers));
    }
    Ports.requireFree(port, "gateway");
    choosePorts(port);
    this.secrets = Secrets.load(data.secrets());
    this.postgres =
        new PostgresCluster(
            data.postgres(), ports.get("postgres"), secrets.get("database.postgres"));
    this.kafka =
        new KafkaBroker(
            data.kafka(),
            ports.get("kafka"),
            ports.get("kafka-controller"),
            JavaCommand.light(
                192,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-cp",
                installation.libraries() + "/*"));
    this.keycloak = keycloakServer();
    this.board = new RunBoard(data, console, publicUrl, kafka.bootstrap());
  }

  private void choosePorts(int gatewayPort) {
    Ports free = new Ports(data.root().hashCode());
    for (String name : List.of("postgres", "kafka", "kafka-controller", "keycloak", "management")) {
      ports.put(name, free.free());
    }
    SERVICES.forEach(name -> ports.put(name, free.free()));
    ports.put("gateway", gatewayPort);
  }

  private KeycloakServer keycloakServer() {
    ServiceDatabase database = database("keycloak");
    return new KeycloakServer(
        installation.keycloak(),
        JavaCommand.light(320, "-XX:MaxMetaspaceSize=256m"),
        ports.get("keycloak"),
        ports.get("management"),
        publicUrl,
        postgres.jdbcUrl(database.name()),
        database.owner(),
        database.ownerPassword(),
        secrets.get("keycloak.administrator"));
  }

  /**
   * Starts everything and returns when all of it serves.
   *
   * @throws Complaint when a process does not come up
   */
  public void start() throws InterruptedException {
    define();
    Tasks tasks = new Tasks();
    CompletableFuture<Void> database = tasks.run(this::startPostgres);
    CompletableFuture<Void> broker = tasks.run(this::startKafka);
    CompletableFuture<Void> built = tasks.run(this::buildKeycloak);
    tasks.after(this::startKeycloak, database, built);
    for (String service : SERVICES) {
      tasks.after(() -> startAndAwait(service, Duration.ofMinutes(3)), database, broker);
    }
    tasks.after(() -> startAndAwait("gateway", Duration.ofMinutes(2)), database, broker);
    tasks.awaitAll();
    board.allReady();
    greet();
  }

  private void define() {
    define(postgres.server(log("postgres")));
    define(kafka.server(log("kafka")));
    define(keycloak.server(log("keycloak")));
    Applications applications =
        new Applications(installation, data, URI.create(keycloak.address() + "/realms/korrigo"));
    Map<String, String> upstreams = new TreeMap<>();
    upstreams.put("keycloak", "http://127.0.0.1:" + ports.get("keycloak"));
    for (String name : SERVICES) {
      upstreams.put(name, "http://127.0.0.1:" + ports.get(name));
      if (wanted(name)) {
        define(
            applications.service(
                name, ports.get(name), postgres, database(name), kafka.bootstrap()));
      }
    }
    if (wanted("gateway")) {
      define(applications.gateway(ports.get("gateway"), upstreams, secrets));
    }
  }

  private void define(ProcessDefinition definition) {
    if (wanted(definition.name())) {
      board.expect(definition.name(), ports.get(definition.name()), definition.stopSignal());
      processes.put(definition.name(), new SupervisedProcess(definition, Backoff.STANDARD, board));
    }
  }

  private boolean wanted(String name) {
    return only.isEmpty() || only.contains(name);
  }

  private void startPostgres() throws InterruptedException {
    if (!wanted("postgres")) {
      return;
    }
    postgres.prepare();
    startAndAwait("postgres", Duration.ofMinutes(1));
    try {
      for (String service : SERVICES) {
        database(service).ensure(postgres);
      }
      database("keycloak").ensure(postgres);
    } catch (SQLException failed) {
      throw new Complaint("The databases cannot be set up: " + failed.getMessage(), failed);
    }
  }

  private void startKafka() throws InterruptedException {
    if (!wanted("kafka")) {
      return;
    }
    kafka.prepare(log("kafka"));
    startAndAwait("kafka", Duration.ofMinutes(1));
    EventTopics.ensure(kafka.bootstrap(), SERVICES);
  }

  private void buildKeycloak() {
    if (wanted("keycloak")) {
      keycloak.prepare(log("keycloak"));
    }
  }

  private void startKeycloak() throws InterruptedException {
    if (!wanted("keycloak")) {
      return;
    }
    startAndAwait("keycloak", Duration.ofMinutes(4));
    newRealm =
        new Realm(keycloak.address(), secrets.get("keycloak.administrator"))
            .ensure(
                publicUrl,
                secrets.get("client.gateway"),
                user -> secrets.password("account." + user));
  }

  private void startAndAwait(String name, Duration within) throws InterruptedException {
    SupervisedProcess process = processes.get(name);
    if (process != null) {
      process.start();
      process.awaitReady(within);
    }
  }

  /** Stops everything, the last started first; returns when nothing is left. */
  public void stop() {
    board.stopping();
    List<SupervisedProcess> applications = new ArrayList<>();
    List<SupervisedProcess> infrastructure = new ArrayList<>();
    for (SupervisedProcess process : processes.values()) {
      boolean application = SERVICES.contains(process.name()) || process.name().equals("gateway");
      (application ? applications : infrastructure).add(process);
    }
    List<Thread> stopping =
        applications.stream().map(p -> Thread.ofVirtual().start(p::stop)).toList();
    for (Thread thread : stopping) {
      join(thread);
    }
    infrastructure.reversed().forEach(SupervisedProcess::stop);
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void greet() {
    console.say("Korrigo is ready: " + publicUrl);
    if (newRealm) {
      console.show("");
      console.show("Accounts made for you (shown this once; kept in " + data.secrets() + "):");
      Realm.accounts()
          .forEach(
              (user, group) ->
                  console.show(
                      "  %-12s %-8s %s"
                          .formatted(user, group, secrets.password("account." + user))));
      console.show("");
    }
  }

  private ServiceDatabase database(String name) {
    return new ServiceDatabase(
        name,
        secrets.get("database.%s_owner".formatted(name)),
        secrets.get("database.%s_app".formatted(name)));
  }

  private Path log(String name) {
    return data.logs().resolve(name + ".log");
  }
}
