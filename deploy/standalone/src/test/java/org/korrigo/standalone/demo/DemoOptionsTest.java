package org.korrigo.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.standalone.Complaint;
import org.korrigo.standalone.demo.Batch.Writer;

class DemoOptionsTest {
  @TempDir Path directory;

  @Test
  void withoutOptionsMakesUpItsOwnBatch() {
    DemoOptions options = parse();

    assertThat(options.isReal()).isFalse();
    assertThat(options.pagesPerCopy()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--scan missing.pdf", "--pages-per-copy none", "--loud", "--seed"})
  void refusesWhatItDoesNotUnderstand(String typed) {
    assertThatThrownBy(() -> parse(typed.split(" ", -1))).isInstanceOf(Complaint.class);
  }

  @Test
  void realPaperBearsItsNameOnTheFirstSheetUnlessToldOtherwise() {
    assertThat(parse().isNameOnFirstSheetOnly()).isTrue();
    assertThat(parse("--names-on", "every-sheet").isNameOnFirstSheetOnly()).isFalse();
  }

  @Test
  void realPaperNeedsARoster() throws IOException {
    Path scan = Files.createFile(directory.resolve("scan.pdf"));

    assertThatThrownBy(() -> parse("--scan", scan.toString()))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("--roster");
  }

  @Test
  void readsWhoseEachCopyIs() throws IOException {
    Path scan = Files.createFile(directory.resolve("scan.pdf"));
    Path settle = directory.resolve("settle.csv");
    Files.writeString(settle, "copy,last_name,first_name\n2,LE GOUVELLAC,ANNE-LISE\n\n");

    Batch batch =
        Batch.real(
            parse(
                "--scan",
                scan.toString(),
                "--roster",
                scan.toString(),
                "--settle",
                settle.toString(),
                "--pages-per-copy",
                "12"));

    assertThat(batch.writer(2)).contains(new Writer("LE GOUVELLAC", "ANNE-LISE"));
    assertThat(batch.writer(1)).isEmpty();
    assertThat(batch.pagesPerCopy()).isEqualTo(12);
  }

  private static DemoOptions parse(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        0,
        List.of(
            "--gateway",
            "http://localhost:1",
            "--kafka",
            "localhost:2",
            "--secrets",
            "secrets",
            "--out",
            "out"));
    return DemoOptions.parse(all);
  }
}
