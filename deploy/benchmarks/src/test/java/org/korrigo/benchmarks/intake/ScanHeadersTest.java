package org.korrigo.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanHeadersTest {
  private static final int SIDES = 8;

  @TempDir static Path batches;

  @TempDir Path sheets;

  @TempDir Path headers;

  @BeforeAll
  static void writeBatch() throws Exception {
    Batches.write(batches, SIDES, List.of(BatchKind.GREY_200));
  }

  @Test
  void the_header_of_every_copy_is_that_of_its_first_sheet() throws Exception {
    // Given a batch of four sheets, and the headers that a job cuts of them
    Path scan = batches.resolve(BatchKind.GREY_200.label() + ".pdf");
    new IntakeStep(scan, sheets, 2).run();

    // When the headers of copies of one sheet and of two are cut
    int single = ScanHeaders.cut(scan, 1, Files.createDirectory(headers.resolve("1")));
    int pairs = ScanHeaders.cut(scan, 2, Files.createDirectory(headers.resolve("2")));

    // Then each is the same file as its first sheet's
    assertThat(single).isEqualTo(4);
    assertThat(pairs).isEqualTo(2);
    for (int sheet = 0; sheet < 4; sheet++) {
      assertThat(headers.resolve("1/0000%d.header".formatted(sheet + 1)))
          .hasSameBinaryContentAs(sheets.resolve(sheet + ".header"));
    }
    for (int copy = 0; copy < 2; copy++) {
      assertThat(headers.resolve("2/0000%d.header".formatted(copy + 1)))
          .hasSameBinaryContentAs(sheets.resolve(2 * copy + ".header"));
    }
  }
}
