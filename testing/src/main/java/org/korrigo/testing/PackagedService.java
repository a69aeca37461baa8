package org.korrigo.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process of the module's packaged service, as an operator starts it: a replica that serves, or a
 * command that ends. For tests that run after the module was packaged.
 */
public final class PackagedService {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> ONLY_FOR_TESTS =
      List.of("quarkus.http.test-port", Tokens.PRIVATE_KEY);

  private final Process process;
  private final int port;

  private PackagedService(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * What a command left.
   *
   * @param code its exit code
   * @param out what it printed
   * @param err what it complained of
   */
  public record Ended(int code, String out, String err) {}

  /**
   * Starts a replica that serves; its log goes to {@code target}.
   *
   * @param settings as {@link Infrastructure#start} answers them
   * @param more settings of this test
   */
  public static PackagedService start(Map<String, String> settings, Map<String, String> more)
      throws IOException {
    return start(settings, more, List.of());
  }

  /**
   * Starts a replica that serves in a Java of other measure.
   *
   * @param options of the virtual machine, which count more than those that every replica has
   */
  public static PackagedService start(
      Map<String, String> settings, Map<String, String> more, List<String> options)
      throws IOException {
    int port = freePort();
    List<String> command = java(settings);
    command.addAll(options);
    more.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + port);
    command.addAll(List.of("-jar", JAR.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "replica-" + port + ".log").toFile());
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    return new PackagedService(builder.start(), port);
  }

  /**
   * Runs a command to its end.
   *
   * @param settings as {@link Infrastructure#start} answers them
   * @param arguments the command's name and what follows it
   * @throws IllegalStateException if it does not end
   */
  public static Ended run(Map<String, String> settings, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = java(settings);
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    File out = File.createTempFile("command", ".out");
    File err = File.createTempFile("command", ".err");
    try {
      Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("It did not end: " + Files.readString(err.toPath()));
      }
      return new Ended(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } finally {
      Files.delete(out.toPath());
      Files.delete(err.toPath());
    }
  }

  /** Waits until it says that it is ready. */
  public PackagedService awaitReady() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> RestAssured.given().port(port).get("/q/health/ready").statusCode() == 200);
    return this;
  }

  /** A request with an access token; paths are the service's own. */
  public RequestSpecification as(String token) {
    return RestAssured.given().port(port).auth().oauth2(token);
  }

  /** The process's number. */
  public long pid() {
    return process.pid();
  }

  /** Ends it at once, as {@code kill -9} does, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it without waiting. */
  public void stop() {
    process.destroyForcibly();
  }

  private static List<String> java(Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    settings.forEach(
        (name, value) -> {
          if (!ONLY_FOR_TESTS.contains(name)) {
            command.add("-D" + name + "=" + value);
          }
        });
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
