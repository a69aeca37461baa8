package org.korrigo.standalone.suite;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.keycloak.KeycloakDistribution;

/**
 * What the build left on this machine.
 *
 * @param repository the root of the source tree
 */
public record Installation(Path repository) {
  /** The installation this program was started from: {@code <root>/deploy/standalone/target/…}. */
  public static Installation found() {
    try {
      Path self =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(self.getParent().getParent().getParent().getParent());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The runnable jar of a Quarkus module, e.g. {@code exams-service} or {@code deploy/gateway}. */
  public Path application(String module) {
    return built(repository.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"));
  }

  /** This program's jar, which names its libraries. */
  public Path standaloneJar() {
    return built(target().resolve("standalone.jar"));
  }

  /** The libraries of this program, the Kafka broker's among them. */
  public Path libraries() {
    return built(target().resolve("lib"));
  }

  /** Keycloak's own directory. */
  public Path keycloak() {
    Path unpacked = built(target().resolve("keycloak"));
    try (Stream<Path> versions = Files.list(unpacked)) {
      List<Path> found = versions.filter(Files::isDirectory).sorted().toList();
      if (found.isEmpty()) {
        throw notBuilt(unpacked);
      }
      return found.getLast();
    } catch (IOException unreadable) {
      throw notBuilt(unpacked);
    }
  }

  /** The same, as something to build. */
  public KeycloakDistribution keycloakDistribution() {
    return new KeycloakDistribution(keycloak(), java());
  }

  /** The Java program this one runs on. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private Path target() {
    return repository.resolve("deploy/standalone/target");
  }

  private static Path built(Path path) {
    if (!Files.exists(path)) {
      throw notBuilt(path);
    }
    return path;
  }

  private static Complaint notBuilt(Path missing) {
    return new Complaint("%s is not there: build with mvn package first".formatted(missing));
  }
}
