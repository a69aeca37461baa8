package org.korrigo.exams;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import jakarta.persistence.Entity;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.ArchitectureRules;

class ArchitectureTest {
  private static final JavaClasses CLASSES = ArchitectureRules.classesOf("exams");

  static Stream<ArchRule> rules() {
    return Stream.concat(
        ArchitectureRules.all("exams"),
        Stream.of(
            ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("..scan.jpeg..", "..scan.sheet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "io.quarkus..", "jakarta..", "org.korrigo.contracts..", "io.smallrye..")
                .as("the scan core is pure: bytes and paths in, bytes and paths out"),
            ArchRuleDefinition.classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .notBePublic()
                .as("an entity is its feature's own")));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theDesignsRulesHold(ArchRule rule) {
    rule.check(CLASSES);
  }
}
