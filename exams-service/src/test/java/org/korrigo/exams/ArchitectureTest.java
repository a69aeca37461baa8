package org.korrigo.exams;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.ArchitectureRules;

class ArchitectureTest {
  private static final JavaClasses CLASSES = ArchitectureRules.classesOf("exams");

  static Stream<ArchRule> rules() {
    return Stream.concat(
        ArchitectureRules.all("exams"), Stream.of(isPure("..scan.jpeg..", "..scan.sheet..")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theDesignsRulesHold(ArchRule rule) {
    rule.check(CLASSES);
  }

  @Test
  void theRuleOfPurityIsBrokenByTheFeatureAroundTheScanCore() {
    assertThat(isPure("org.korrigo.exams.scan").evaluate(CLASSES).hasViolation()).isTrue();
  }

  private static ArchRule isPure(String... packages) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "jakarta..", "org.korrigo.contracts..", "io.smallrye..")
        .as("the scan core is pure: bytes and paths in, bytes and paths out");
  }
}
