package org.korrigo.standalone.suite;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.korrigo.standalone.postgres.PostgresCluster;
import org.korrigo.standalone.postgres.ServiceDatabase;
import org.korrigo.standalone.process.ProcessDefinition;
import org.korrigo.standalone.process.Readiness;

/**
 * The Quarkus programs: the services and the gateway, configured by the standard environment
 * variables alone.
 *
 * @param installation where their jars are
 * @param data where they log and store
 * @param identityProvider the realm's address behind the gateway
 */
record Applications(Installation installation, DataDirectory data, URI identityProvider) {
  /** Heavy work on images and PDFs is done by these. */
  private static final Map<String, Integer> HEAP_MEGABYTES =
      Map.of("exams", 512, "identification", 320, "students", 128, "grading", 384);

  /**
   * A service.
   *
   * @param settings what it is told beside what all are told
   */
  ProcessDefinition service(
      String name,
      int port,
      PostgresCluster postgres,
      ServiceDatabase database,
      String kafka,
      Map<String, String> settings) {
    String jdbc = postgres.jdbcUrl(database.name());
    Map<String, String> environment = common(port);
    environment.put(
        "QUARKUS_DATASOURCE_REACTIVE_URL", jdbc.replaceFirst("^jdbc:", "vertx-reactive:"));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbc);
    environment.put("QUARKUS_DATASOURCE_USERNAME", database.application());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", database.applicationPassword());
    environment.put("QUARKUS_LIQUIBASE_USERNAME", database.owner());
    environment.put("QUARKUS_LIQUIBASE_PASSWORD", database.ownerPassword());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    environment.put("KORRIGO_FILES_DIRECTORY", data.files().toString());
    environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", "korrigo");
    environment.putAll(settings);
    List<String> command = command(name, installation.application(name + "-service").toString());
    return process(name, command, environment, port, "/q/health/ready");
  }

  private static List<String> command(String service, String jar) {
    int heap = HEAP_MEGABYTES.get(service);
    return switch (service) {
      case "students" -> JavaCommand.light(heap, "-jar", jar);
      case "grading" -> JavaCommand.heavy(heap, JavaCommand.HUGE_PAGES, "-jar", jar);
      default -> JavaCommand.heavy(heap, "-jar", jar);
    };
  }

  /**
   * @param upstreams service name → its address
   */
  ProcessDefinition gateway(int port, Map<String, String> upstreams, Secrets secrets) {
    Map<String, String> environment = common(port);
    environment.put("QUARKUS_OIDC_CLIENT_ID", "gateway");
    environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.get("client.gateway"));
    environment.put(
        "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", secrets.get("gateway.session-key"));
    environment.put("QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET", secrets.get("gateway.state-key"));
    upstreams.forEach(
        (name, address) ->
            environment.put("KORRIGO_GATEWAY_UPSTREAMS_" + name.toUpperCase(), address));
    String jar = installation.application("deploy/gateway").toString();
    return process(
        "gateway", JavaCommand.light(128, "-jar", jar), environment, port, "/q/health/live");
  }

  private Map<String, String> common(int port) {
    Map<String, String> environment = new HashMap<>(JavaCommand.ENVIRONMENT);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", identityProvider.toString());
    return environment;
  }

  private ProcessDefinition process(
      String name, List<String> command, Map<String, String> environment, int port, String health) {
    return new ProcessDefinition(
        name,
        command,
        environment,
        data.root(),
        data.logs().resolve(name + ".log"),
        Readiness.http(URI.create("http://127.0.0.1:%d%s".formatted(port, health))));
  }
}
