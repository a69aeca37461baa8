package org.korrigo.standalone.suite;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.korrigo.standalone.kafka.KafkaBroker;
import org.korrigo.standalone.keycloak.KeycloakServer;
import org.korrigo.standalone.keycloak.Realm;
import org.korrigo.standalone.postgres.PostgresCluster;
import org.korrigo.standalone.postgres.ServiceDatabase;
import org.korrigo.standalone.process.Ports;
import org.korrigo.standalone.process.ProcessDefinition;

/**
 * What is to run and how the parts find one another: ports, passwords, addresses. Starts nothing.
 */
final class Plan {
  private static final List<String> INFRASTRUCTURE_PORTS =
      List.of("postgres", "kafka", "kafka-controller", "keycloak", "management");

  private static final String ACCOUNTS_SECRET = "client.students-service";

  private final Installation installation;
  private final DataDirectory data;
  private final Secrets secrets;
  private final String publicUrl;
  private final Map<String, Integer> ports = new TreeMap<>();
  private final PostgresCluster postgres;
  private final KafkaBroker kafka;
  private final KeycloakServer keycloak;

  Plan(Installation installation, DataDirectory data, int gatewayPort) {
    this.installation = installation;
    this.data = data;
    this.publicUrl = "http://localhost:" + gatewayPort;
    Ports free = new Ports(data.root().hashCode());
    INFRASTRUCTURE_PORTS.forEach(name -> ports.put(name, free.free()));
    Suite.SERVICES.forEach(name -> ports.put(name, free.free()));
    ports.put("gateway", gatewayPort);
    this.secrets = Secrets.load(data.secrets());
    this.postgres =
        new PostgresCluster(
            data.postgres(), ports.get("postgres"), secrets.get("database.postgres"));
    this.kafka = broker();
    this.keycloak = identityProvider();
  }

  private KafkaBroker broker() {
    return new KafkaBroker(
        data.kafka(),
        ports.get("kafka"),
        ports.get("kafka-controller"),
        JavaCommand.light(
            192,
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-cp",
            installation.libraries() + "/*"));
  }

  private KeycloakServer identityProvider() {
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

  /** Every process, what others need first. */
  List<ProcessDefinition> processes() {
    List<ProcessDefinition> all = new ArrayList<>();
    all.add(postgres.server(log("postgres")));
    all.add(kafka.server(log("kafka")));
    all.add(keycloak.server(log("keycloak")));
    Applications applications =
        new Applications(installation, data, URI.create(keycloak.address() + "/realms/korrigo"));
    Map<String, String> upstreams = new TreeMap<>();
    upstreams.put("keycloak", "http://127.0.0.1:" + ports.get("keycloak"));
    for (String name : Suite.SERVICES) {
      upstreams.put(name, "http://127.0.0.1:" + ports.get(name));
      all.add(
          applications.service(
              name,
              ports.get(name),
              postgres,
              database(name),
              kafka.bootstrap(),
              settingsOf(name)));
    }
    all.add(applications.gateway(ports.get("gateway"), upstreams, secrets));
    return all;
  }

  /** What one service is told and the others are not. */
  private Map<String, String> settingsOf(String service) {
    return service.equals("students")
        ? Map.of(
            "KORRIGO_ACCOUNTS_CLIENT_SECRET",
            secrets.get(ACCOUNTS_SECRET),
            "KORRIGO_ACCOUNTS_SIGN_IN_URL",
            publicUrl)
        : Map.of();
  }

  /** Sets the realm up; true when it, and the accounts with it, was made now. */
  boolean ensureRealm() throws InterruptedException {
    return new Realm(keycloak.address(), secrets.get("keycloak.administrator"))
        .ensure(
            publicUrl,
            secrets.get("client.gateway"),
            secrets.get(ACCOUNTS_SECRET),
            this::accountPassword);
  }

  String accountPassword(String user) {
    return secrets.password("account." + user);
  }

  ServiceDatabase database(String name) {
    return new ServiceDatabase(
        name,
        secrets.get("database.%s_owner".formatted(name)),
        secrets.get("database.%s_app".formatted(name)));
  }

  int port(String name) {
    return ports.get(name);
  }

  PostgresCluster postgres() {
    return postgres;
  }

  KafkaBroker kafka() {
    return kafka;
  }

  String publicUrl() {
    return publicUrl;
  }

  Path log(String name) {
    return data.logs().resolve(name + ".log");
  }
}
