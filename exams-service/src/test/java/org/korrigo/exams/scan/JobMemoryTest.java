package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A job's memory does not grow with its batch: 500 sides of 50 MB and twice as much go through a
 * heap of 128 MB, which leaves the service more than it needs of the 300 MB it may have.
 */
class JobMemoryTest {
  private static final String HEAP = "-Xmx128m";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"500, 250", "1000, 500"})
  void aBatchOfAnyLengthGoesThroughTheSameHeap(int sides, int sheets)
      throws IOException, InterruptedException {
    Path batch = directory.resolve("batch.pdf");
    LargeBatch.write(batch, sides);
    assertThat(Files.size(batch)).isGreaterThan(sides * 100_000L);
    File said = directory.resolve("said.txt").toFile();

    Process job =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                JobStep.class.getName(),
                batch.toString(),
                directory.resolve("files").toString())
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start();

    try {
      int end = job.waitFor();
      assertThat(Files.readString(said.toPath(), StandardCharsets.UTF_8))
          .doesNotContain("OutOfMemoryError")
          .contains("sheets=" + sheets);
      assertThat(end).isZero();
    } finally {
      job.destroyForcibly();
    }
  }
}
