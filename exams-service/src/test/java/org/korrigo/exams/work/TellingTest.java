package org.korrigo.exams.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TellingTest {
  private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Telling<String> telling = new Telling<>(now::get);

  @Test
  void the_first_reading_and_every_change_is_told() {
    assertThat(telling.test("a")).isTrue();
    assertThat(telling.test("a")).isFalse();
    assertThat(telling.test("b")).isTrue();
    assertThat(telling.test("a")).isTrue();
  }

  @Test
  void after_a_while_of_silence_the_same_is_told_again() {
    telling.test("a");

    now.set(START.plus(Telling.SILENCE).minusMillis(1));
    assertThat(telling.test("a")).isFalse();
    now.set(START.plus(Telling.SILENCE));
    assertThat(telling.test("a")).isTrue();
    now.set(START.plus(Telling.SILENCE).plusMillis(300));
    assertThat(telling.test("a")).isFalse();
  }

  @Test
  void a_change_begins_the_silence_anew() {
    telling.test("a");
    now.set(START.plusSeconds(10));
    telling.test("b");

    now.set(START.plusSeconds(20));

    assertThat(telling.test("b")).isFalse();
  }
}
