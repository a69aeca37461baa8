package org.korrigo.exams.scan;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of the tests in a Java process of its own, whose heap is bounded. */
public final class OwnJvm {
  private OwnJvm() {}

  /**
   * What a process said and how it ended.
   *
   * @param said its output and its complaints
   * @param status 0 if it ended well
   */
  public record Ended(String said, int status) {}

  /**
   * Runs a main class to its end.
   *
   * @param heap the option that bounds the heap
   */
  public static Ended run(String heap, Class<?> main, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    File said = File.createTempFile("own-jvm", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
    try {
      int status = process.waitFor();
      return new Ended(Files.readString(said.toPath(), StandardCharsets.UTF_8), status);
    } finally {
      process.destroyForcibly();
      Files.delete(said.toPath());
    }
  }
}
