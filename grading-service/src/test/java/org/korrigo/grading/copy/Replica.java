package org.korrigo.grading.copy;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.korrigo.testing.Tokens;

/** A process of the packaged service. */
final class Replica {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final List<String> ONLY_FOR_TESTS =
      List.of("quarkus.http.test-port", "korrigo.test.private-key");

  private final Process process;
  private final int port;

  private Replica(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one more; its log goes to {@code target}. */
  static Replica start(Map<String, String> settings) throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    settings.forEach(
        (name, value) -> {
          if (!ONLY_FOR_TESTS.contains(name)) {
            command.add("-D" + name + "=" + value);
          }
        });
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dkorrigo.lock.sweep=1s");
    command.addAll(List.of("-jar", JAR.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "replica-" + port + ".log").toFile())
            .start();
    return new Replica(process, port);
  }

  void awaitReady() {
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreExceptions()
        .until(() -> given().port(port).get("/q/health/ready").statusCode() == 200);
  }

  /** A request of a teacher. */
  RequestSpecification as(String teacher) {
    return given()
        .port(port)
        .basePath("/api/grading")
        .auth()
        .oauth2(Tokens.teacher(teacher))
        .contentType(ContentType.JSON);
  }

  /** A request of the secretariat. */
  RequestSpecification asAdmin() {
    return given()
        .port(port)
        .basePath("/api/grading")
        .auth()
        .oauth2(Tokens.admin())
        .contentType(ContentType.JSON);
  }

  void stop() {
    process.destroyForcibly();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
