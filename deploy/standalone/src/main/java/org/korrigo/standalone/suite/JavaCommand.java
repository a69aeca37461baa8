package org.korrigo.standalone.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the suite's Java programs are run: small heaps, quick starts. */
final class JavaCommand {
  /**
   * For every Java child: one OCR thread per page and few malloc arenas, or small heaps become
   * large processes.
   */
  static final Map<String, String> ENVIRONMENT =
      Map.of("OMP_THREAD_LIMIT", "1", "MALLOC_ARENA_MAX", "2");

  /**
   * The heap in huge pages, where Linux gives them to who asks: a service that answers many small
   * requests does so faster ({@code deploy/benchmarks/grading}).
   */
  static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

  private JavaCommand() {}

  /** A program that starts at once and never computes for long: the first compiler only. */
  static List<String> light(int heapMegabytes, String... arguments) {
    return command(heapMegabytes, List.of("-XX:TieredStopAtLevel=1"), arguments);
  }

  /**
   * A program with heavy work (images, PDFs), which the optimising compiler makes several times
   * faster.
   */
  static List<String> heavy(int heapMegabytes, String... arguments) {
    return command(heapMegabytes, List.of(), arguments);
  }

  private static List<String> command(int heap, List<String> compiler, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.add("-Xmx%dm".formatted(heap));
    command.addAll(compiler);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of(arguments));
    return command;
  }
}
