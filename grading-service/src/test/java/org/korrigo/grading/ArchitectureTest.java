package org.korrigo.grading;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.ArchitectureRules;

class ArchitectureTest {
  private static final JavaClasses CLASSES = ArchitectureRules.classesOf("grading");

  static Stream<ArchRule> rules() {
    return ArchitectureRules.all("grading");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTheRule(ArchRule rule) {
    rule.check(CLASSES);
  }
}
