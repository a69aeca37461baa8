package org.korrigo.grading;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.ArchitectureRules;

class ArchitectureTest {
  private static final JavaClasses CLASSES = ArchitectureRules.classesOf("grading");

  static Stream<ArchRule> rules() {
    return Stream.concat(
        ArchitectureRules.all("grading"), Stream.of(rowsAreRemovedByStatementsOfTheirOwn()));
  }

  /**
   * Of entities of one kind that are removed at the same time Hibernate Reactive tells one request
   * the end of the other, and one of them has none: it holds its rows for ever
   * (hibernate-reactive#1713).
   */
  private static ArchRule rowsAreRemovedByStatementsOfTheirOwn() {
    return noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("an entity is removed", ArchitectureTest::removesAnEntity))
        .as("rows are removed by statements of their own, never as entities");
  }

  private static boolean removesAnEntity(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget called)) {
      return false;
    }
    return switch (called.getName()) {
      case "delete" ->
          called.getOwner().isAssignableTo(PanacheRepositoryBase.class)
              && called.getRawParameterTypes().getFirst().isEquivalentTo(Object.class);
      case "deleteById" -> called.getOwner().isAssignableTo(PanacheRepositoryBase.class);
      case "remove", "removeAll" -> called.getOwner().isAssignableTo(Mutiny.Session.class);
      default -> false;
    };
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTheRule(ArchRule rule) {
    rule.check(CLASSES);
  }
}
