package org.korrigo.standalone.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private final Checks checks = new Checks();

  @Test
  void areNotRightWhenNothingWasChecked() {
    assertThat(checks.areRight()).isFalse();
  }

  @Test
  void areNotRightWhenACheckLookedAtNothing() {
    checks.add("all pages are there", 0, List.of());

    assertThat(checks.areRight()).isFalse();
  }

  @Test
  void areNotRightWhenOneOfThemIsWrong() {
    checks.add("first", 3, List.of());
    checks.add("second", 3, List.of("a fault"));
    checks.add("third", true, "fine");

    assertThat(checks.areRight()).isFalse();
  }

  @Test
  void areRightWhenAllOfThemAre() {
    checks.add("first", 3, List.of());
    checks.add("second", true, "fine");

    assertThat(checks.areRight()).isTrue();
  }

  @Test
  void nameTheFirstFaultsAndCountTheOthers() {
    checks.add("many", 9, List.of("a", "b", "c", "d", "e"));

    assertThat(checks.all().getFirst().found()).isEqualTo("a; b; c; and 2 more");
  }
}
