package org.korrigo.standalone.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a child is begun: its own session, a short environment, its output in a log that does not
 * grow for ever.
 */
final class Launch {
  private static final long LOG_LIMIT = 10L << 20;
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "USER", "TMPDIR", "LANG", "LC_ALL", "TZ", "TESSDATA_PREFIX");

  /**
   * Without a session of its own, Ctrl-C in the terminal would reach the children before they can
   * be stopped in order.
   */
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private Launch() {}

  static ProcessBuilder of(ProcessDefinition definition) throws IOException {
    rotate(definition.log());
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.addAll(definition.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(definition.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(definition.log().toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    environment.putAll(definition.environment());
    return builder;
  }

  /** Says in the child's own log what kept it from starting. */
  static void note(ProcessDefinition definition, String sentence) {
    try {
      Files.writeString(
          definition.log(),
          definition.name() + " " + sentence + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void rotate(Path log) throws IOException {
    Files.createDirectories(log.getParent());
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
