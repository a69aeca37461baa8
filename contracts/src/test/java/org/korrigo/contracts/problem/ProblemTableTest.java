package org.korrigo.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTableTest {

  @Test
  void theDocumentedTableIsTheEnum() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("..", "docs", "problems.md")).stream()
            .filter(line -> line.startsWith("| `/problems/"))
            .toList();

    assertThat(documented)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values())
                .map(
                    type ->
                        "| `" + type.uri() + "` | " + type.status() + " | " + type.title() + " |")
                .toList());
  }
}
