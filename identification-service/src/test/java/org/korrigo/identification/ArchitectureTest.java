package org.korrigo.identification;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.ArchitectureRules;

class ArchitectureTest {
  private static final JavaClasses CLASSES = ArchitectureRules.classesOf("identification");

  static Stream<ArchRule> rules() {
    return Stream.concat(
        ArchitectureRules.all("identification"),
        Stream.of(matchingAndPicturesArePure(), onlyReadersThreadsUseTesseract()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTheRule(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static ArchRule onlyReadersThreadsUseTesseract() {
    return noClasses()
        .that()
        .doNotHaveSimpleName("HeaderWorker")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "open Tesseract, or read a header",
                (JavaMethodCall call) ->
                    isCall(call, "Tesseract", "open") || isCall(call, "HeaderReader", "read")))
        .as("headers are read by the threads of HeaderWorker alone");
  }

  /** Whether one class calls a method of another with this name. */
  private static boolean isCall(JavaMethodCall call, String owner, String method) {
    return call.getTargetOwner().getSimpleName().equals(owner)
        && call.getName().equals(method)
        && !call.getOriginOwner().equals(call.getTargetOwner());
  }

  private static ArchRule matchingAndPicturesArePure() {
    return noClasses()
        .that()
        .resideInAnyPackage("..matching..", "..header.image..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "io..",
                    "jakarta..",
                    "net.sourceforge..",
                    "com.sun..",
                    "org.hibernate..",
                    "org.korrigo.contracts..",
                    "org.korrigo.identification.header",
                    "..roster..",
                    "..decision..")
                .and(not(resideInAPackage("org.korrigo.contracts.text"))))
        .as("matching and pictures are pure");
  }
}
