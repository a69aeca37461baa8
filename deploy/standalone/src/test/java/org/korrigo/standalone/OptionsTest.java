package org.korrigo.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private static final Path DATA = Path.of("data");

  @Test
  void withoutOptionsTheUsualOnesHold() {
    Options options = Options.parse(List.of("up"), DATA);

    assertThat(options).isEqualTo(new Options("up", 8080, DATA, Set.of(), List.of()));
  }

  @Test
  void whatTheDemonstrationUnderstandsIsPassedOn() {
    Options options =
        Options.parse(List.of("demo", "--scan", "a.pdf", "--port", "9090", "--settle", "b"), DATA);

    assertThat(options.port()).isEqualTo(9090);
    assertThat(options.rest()).containsExactly("--scan", "a.pdf", "--settle", "b");
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThatThrownBy(() -> Options.parse(List.of("up", "--fast"), DATA))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("--fast");
  }

  @Test
  void anOptionWithoutItsValueIsNamed() {
    assertThatThrownBy(() -> Options.parse(List.of("up", "--data"), DATA))
        .isInstanceOf(Complaint.class)
        .hasMessage("--data needs a value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "http", ""})
  void aPortIsANumberThatPortsCanHave(String typed) {
    assertThatThrownBy(() -> Options.parse(List.of("up", "--port", typed), DATA))
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("--port");
  }
}
