package org.korrigo.standalone.suite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.kafka.EventTopics;
import org.korrigo.standalone.keycloak.Realm;
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
  private final Plan plan;
  private final RunBoard board;
  private final Map<String, SupervisedProcess> processes = new LinkedHashMap<>();
  private boolean newRealm;

  /**
   * Ends what a killed supervisor left, chooses ports and prepares; nothing runs yet.
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
    List<String> leftovers = Leftovers.stop(data);
    if (!leftovers.isEmpty()) {
      console.say("stopped what a killed supervisor had left: " + String.join(", ", leftovers));
    }
    Ports.requireFree(port, "gateway");
    this.plan = new Plan(installation, data, port);
    this.board = new RunBoard(data, console, plan.publicUrl(), plan.kafka().bootstrap());
    for (ProcessDefinition definition : plan.processes()) {
      if (wanted(definition.name())) {
        board.expect(definition.name(), plan.port(definition.name()), definition.stopSignal());
        processes.put(
            definition.name(), new SupervisedProcess(definition, Backoff.STANDARD, board));
      }
    }
  }

  /**
   * Starts everything and returns when all of it serves.
   *
   * @throws Complaint when a process does not come up
   */
  public void start() throws InterruptedException {
    Tasks tasks = new Tasks();
    Tasks.Task database = tasks.run(this::startPostgres);
    Tasks.Task broker = tasks.run(this::startKafka);
    Tasks.Task built = tasks.run(this::buildKeycloak);
    tasks.after(this::startKeycloak, database, built);
    for (String service : SERVICES) {
      tasks.after(() -> startAndAwait(service, Duration.ofMinutes(3)), database, broker);
    }
    tasks.after(() -> startAndAwait("gateway", Duration.ofMinutes(2)), database, broker);
    tasks.awaitAll();
    board.allReady();
    greet();
  }

  private boolean wanted(String name) {
    return only.isEmpty() || only.contains(name);
  }

  private void startPostgres() throws InterruptedException {
    if (!wanted("postgres")) {
      return;
    }
    plan.postgres().prepare();
    startAndAwait("postgres", Duration.ofMinutes(1));
    try {
      for (String service : SERVICES) {
        plan.database(service).ensure(plan.postgres());
      }
      plan.database("keycloak").ensure(plan.postgres());
    } catch (SQLException failed) {
      throw new Complaint("The databases cannot be set up: " + failed.getMessage(), failed);
    }
  }

  private void startKafka() throws InterruptedException {
    if (!wanted("kafka")) {
      return;
    }
    plan.kafka().prepare(plan.log("kafka"));
    startAndAwait("kafka", Duration.ofMinutes(1));
    EventTopics.ensure(plan.kafka().bootstrap(), SERVICES);
  }

  private void buildKeycloak() {
    if (wanted("keycloak")) {
      installation.keycloakDistribution().build(plan.log("keycloak"));
    }
  }

  private void startKeycloak() throws InterruptedException {
    if (wanted("keycloak")) {
      startAndAwait("keycloak", Duration.ofMinutes(4));
      newRealm = plan.ensureRealm();
    }
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
    stopping.forEach(Suite::join);
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
    console.say("Korrigo is ready: " + plan.publicUrl());
    if (newRealm) {
      console.show("\nAccounts made for you (shown this once; kept in " + data.secrets() + "):");
      Realm.accounts()
          .forEach(
              (user, group) ->
                  console.show(
                      "  %-12s %-8s %s".formatted(user, group, plan.accountPassword(user))));
      console.show("");
    }
  }
}
