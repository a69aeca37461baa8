package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
  @TempDir static Path pictures;
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"500, 250", "1000, 500"})
  void aBatchOfAnyLengthGoesThroughTheSameHeap(int sides, int sheets)
      throws IOException, InterruptedException {
    Path batch = directory.resolve("batch.pdf");
    LargeBatch.write(batch, sides, pictures);
    assertThat(Files.size(batch)).isGreaterThan(sides * 100_000L);

    OwnJvm.Ended job = OwnJvm.run("-Xmx128m", JobStep.class, batch, directory.resolve("files"));

    assertThat(job.said()).doesNotContain("OutOfMemoryError").contains("sheets=" + sheets);
    assertThat(job.status()).isZero();
  }
}
