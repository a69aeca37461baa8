package org.korrigo.identification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.ArchitectureRules;

class ArchitectureTest {
  private static final JavaClasses CLASSES = ArchitectureRules.classesOf("identification");

  static Stream<ArchRule> rules() {
    return Stream.concat(
        ArchitectureRules.all("identification"), Stream.of(matchingAndPicturesArePure()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTheRule(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static ArchRule matchingAndPicturesArePure() {
    return noClasses()
        .that()
        .resideInAnyPackage("..matching..", "..header.image..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io..",
            "jakarta..",
            "net.sourceforge..",
            "com.sun..",
            "org.hibernate..",
            "org.korrigo.contracts..",
            "org.korrigo.identification.header",
            "..roster..",
            "..decision..")
        .as("matching and pictures are pure");
  }
}
