package org.korrigo.contracts.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingSweepTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");

  @TempDir Path root;

  @Test
  void whatAKilledProcessLeftGoesAndWhatIsComingInStays() throws IOException {
    Path abandoned = file("incoming/exams/new-1", Duration.ofHours(25));
    Path alsoAbandoned = file("incoming/exams-uploads/upload-1", Duration.ofDays(9));
    Path running = file("incoming/exams-uploads/upload-2", Duration.ofHours(23));
    Path anothers = file("incoming/grading/new-1", Duration.ofDays(9));
    Path alike = file("incoming/examsheets/new-1", Duration.ofDays(9));
    Path stored = file("exams/ab/abcd", Duration.ofDays(900));

    int removed = new IncomingSweep(root, "exams", Duration.ofHours(24)).sweep(NOW);

    assertThat(removed).isEqualTo(2);
    assertThat(abandoned).doesNotExist();
    assertThat(alsoAbandoned).doesNotExist();
    assertThat(running).exists();
    assertThat(anothers).exists();
    assertThat(alike).exists();
    assertThat(stored).exists();
  }

  @Test
  void whereNothingEverCameInThereIsNothingToDo() {
    assertThat(new IncomingSweep(root, "exams", Duration.ofHours(24)).sweep(NOW)).isZero();
  }

  private Path file(String name, Duration age) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "content");
    return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
  }
}
