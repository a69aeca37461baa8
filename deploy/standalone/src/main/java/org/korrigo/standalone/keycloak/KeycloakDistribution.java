package org.korrigo.standalone.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.korrigo.standalone.Complaint;

/**
 * Keycloak as it was unpacked, to be built once for our database and path: some twenty seconds of
 * work that need no other process.
 *
 * @param home its directory
 * @param java the Java program
 */
public record KeycloakDistribution(Path home, Path java) {
  /** What is fixed by building; a change of this list makes the next start build again. */
  private static final List<String> OPTIONS =
      List.of("--db=postgres", "--http-relative-path=/auth", "--health-enabled=true");

  /** Builds it unless that was done before. */
  public void build(Path output) {
    Path mark = home.resolve("data/built-with");
    String options = String.join(" ", OPTIONS);
    try {
      if (Files.exists(mark) && Files.readString(mark).equals(options)) {
        return;
      }
      run(output);
      Files.createDirectories(mark.getParent());
      Files.writeString(mark, options);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void run(Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("/bin/sh");
    command.add(home.resolve("bin/kc.sh").toString());
    command.add("build");
    command.addAll(OPTIONS);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().put("JAVA", java.toString());
    // The first compiler alone builds in half the processor time.
    builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    Process process = builder.start();
    try {
      if (process.waitFor() != 0) {
        throw new Complaint("Keycloak cannot be built; the reason is in " + output);
      }
    } catch (InterruptedException interrupted) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new Complaint("Building Keycloak was interrupted");
    }
  }
}
