package org.korrigo.contracts.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsedFilesTest {
  private static final Instant MADE = Instant.parse("2026-01-20T10:00:00Z");

  @TempDir Path directory;

  @Test
  void aListIsReadAsItWasWritten() throws IOException {
    Path list = directory.resolve("list");
    try (PrintStream out = new PrintStream(list.toFile())) {
      UsedFiles.write(out, "grading", MADE, List.of("exams/a", "exams/b").iterator());
    }

    UsedFiles.check(list, "grading", MADE);

    try (BufferedReader lines = Files.newBufferedReader(list)) {
      assertThat(UsedFiles.keys(lines)).toIterable().containsExactly("exams/a", "exams/b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# files used by identification 2026-01-20T10:00:00Z\n# end 0\n",
        "# files used by grading yesterday\n# end 0\n",
        "# files used by grading 2026-01-20T09:59:59Z\n# end 0\n",
        "# files used by grading 2026-01-20T10:00:00Z\nexams/a\n",
        "# files used by grading 2026-01-20T10:00:00Z\nexams/a\n# end 2\n",
        "# files used by grading 2026-01-20T10:00:00Z\nexams/a\n# end 1\nexams/b\n",
        "# files used by grading 2026-01-20T10:00:00Z\nexams/b\nexams/a\n# end 2\n"
      })
  void aListThatIsNotWholeOrNotTheRightOneIsRefused(String content) throws IOException {
    Path list = Files.writeString(directory.resolve("list"), content);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> UsedFiles.check(list, "grading", MADE))
        .withMessageStartingWith(list.toString());
  }

  @Test
  void keysAreFoundInOrderAndNoOthers() {
    SortedKeys keys = new SortedKeys(List.of("b", "d", "e").iterator());

    assertThat(Stream.of("a", "b", "c", "e", "f").filter(keys::has)).containsExactly("b", "e");
  }

  @Test
  void keysThatAreNotInOrderAreNotPassedOver() {
    Iterator<String> unordered = List.of("b", "a").iterator();

    assertThatIllegalStateException().isThrownBy(() -> new SortedKeys(unordered).has("c"));
  }
}
