package org.korrigo.standalone.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.korrigo.standalone.process.ProcessDefinition;
import org.korrigo.standalone.process.Readiness;

/**
 * The identity provider behind the gateway: its issuer is the gateway's public address, while the
 * services fetch the keys from the loopback port.
 *
 * @param home the unpacked distribution
 * @param java the Java program and its options
 * @param port for the gateway and the services, on the loopback interface
 * @param managementPort for its health
 * @param publicUrl the gateway's origin, e.g. {@code http://localhost:8080}
 * @param database its JDBC address
 * @param databaseUser its owner
 * @param databasePassword the owner's
 * @param administrator the first administrator's password
 */
public record KeycloakServer(
    Path home,
    List<String> java,
    int port,
    int managementPort,
    String publicUrl,
    String database,
    String databaseUser,
    String databasePassword,
    String administrator) {

  /** The administrator the suite itself works with. */
  static final String ADMINISTRATOR = "korrigo";

  /** Where services and gateway reach it. */
  public URI address() {
    return URI.create("http://127.0.0.1:%d/auth".formatted(port));
  }

  /**
   * The server process. It is run without its start script, which would stand between it and our
   * signals.
   */
  public ProcessDefinition server(Path output) {
    List<String> command = new ArrayList<>(java);
    command.addAll(
        List.of(
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "start",
            "--optimized"));
    URI health = URI.create("http://127.0.0.1:%d/auth/health/ready".formatted(managementPort));
    return new ProcessDefinition(
        "keycloak", command, settings(), home, output, Readiness.http(health));
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("KC_HTTP_ENABLED", "true"),
        Map.entry("KC_CACHE", "local"),
        Map.entry("KC_HTTP_HOST", "127.0.0.1"),
        Map.entry("KC_HTTP_PORT", Integer.toString(port)),
        Map.entry("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort)),
        Map.entry("KC_HOSTNAME", publicUrl + "/auth"),
        Map.entry("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true"),
        Map.entry("KC_PROXY_HEADERS", "xforwarded"),
        Map.entry("KC_PROXY_TRUSTED_ADDRESSES", "127.0.0.1"),
        Map.entry("KC_DB_URL", database),
        Map.entry("KC_DB_USERNAME", databaseUser),
        Map.entry("KC_DB_PASSWORD", databasePassword),
        Map.entry("KC_DB_POOL_MAX_SIZE", "20"),
        Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR),
        Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", administrator));
  }
}
