package org.korrigo.contracts.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTimesTest {
  @Test
  void readsWhatAListMayHold() {
    assertThat(AddressTimes.day("1900-01-01")).isEqualTo(LocalDate.of(1900, 1, 1));
    assertThat(AddressTimes.day("9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
    assertThat(AddressTimes.time("1900-01-01T00:00:00Z"))
        .isEqualTo(Instant.parse("1900-01-01T00:00:00Z"));
    assertThat(AddressTimes.time("9999-12-31T23:59:59.999999Z"))
        .isEqualTo(Instant.parse("9999-12-31T23:59:59.999999Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "31/01/2026", "1899-12-31", "+10000-01-01", "-999999999-01-01"})
  void refusesEveryOtherDay(String text) {
    assertThatThrownBy(() -> AddressTimes.day(text)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-31",
        "1899-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59Z"
      })
  void refusesEveryOtherTime(String text) {
    assertThatThrownBy(() -> AddressTimes.time(text)).isInstanceOf(DateTimeException.class);
  }
}
