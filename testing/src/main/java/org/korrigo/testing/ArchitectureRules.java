package org.korrigo.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * The rules of design §6 that every service keeps; each service's ArchitectureTest checks them over
 * its own classes.
 */
public final class ArchitectureRules {
  private ArchitectureRules() {}

  /** The service's own classes, without its tests. */
  public static JavaClasses classesOf(String service) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("org.korrigo." + service);
  }

  /** All rules. */
  public static Stream<ArchRule> all(String service) {
    return Stream.of(
        packagesAreNamedAfterFeatures(),
        featuresFormNoCycles(service),
        entitiesStayInTheirFeature(),
        entitiesAreToldTheTime(),
        resourcesSpeakHttpOnly(),
        everyEndpointNamesItsRoles(),
        whatWasBegunIsFinished(),
        nothingIsSentPastTheOutbox(),
        rowsAreRemovedByStatementsOfTheirOwn());
  }

  /**
   * Of entities of one kind that are removed at the same time Hibernate Reactive tells one request
   * the end of the other, and one of them has none: it holds its rows for ever
   * (hibernate-reactive#1713).
   */
  static ArchRule rowsAreRemovedByStatementsOfTheirOwn() {
    return noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe("an entity is removed", ArchitectureRules::removesAnEntity))
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

  static ArchRule packagesAreNamedAfterFeatures() {
    return noClasses()
        .should()
        .resideInAnyPackage(
            "..impl..",
            "..util..",
            "..utils..",
            "..dto..",
            "..mapper..",
            "..exception..",
            "..service..")
        .as("packages are named after features, not after kinds of classes");
  }

  static ArchRule featuresFormNoCycles(String service) {
    return slices().matching("org.korrigo." + service + ".(*)..").should().beFreeOfCycles();
  }

  static ArchRule entitiesStayInTheirFeature() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Resource")
        .should(notSpeakOfEntities())
        .as("entities never leave the feature: a resource takes and answers records");
  }

  static ArchRule entitiesAreToldTheTime() {
    return noClasses()
        .that()
        .areAnnotatedWith(Entity.class)
        .should()
        .callMethod(Instant.class, "now")
        .as("entities are told the time");
  }

  static ArchRule resourcesSpeakHttpOnly() {
    return noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Repository")
        .as("a resource speaks HTTP and calls use cases, never a repository")
        .allowEmptyShould(true);
  }

  static ArchRule everyEndpointNamesItsRoles() {
    return methods()
        .that(areEndpoints())
        .should(nameRoles())
        .as("every endpoint names its roles")
        .allowEmptyShould(true);
  }

  static ArchRule whatWasBegunIsFinished() {
    return methods()
        .that(areEndpoints())
        .and()
        .haveRawReturnType(Uni.class)
        .should(goOnWithoutTheCaller())
        .as("a request that has arrived is finished, also if the caller hangs up meanwhile")
        .allowEmptyShould(true);
  }

  static ArchRule nothingIsSentPastTheOutbox() {
    return classes()
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.not(
                JavaClass.Predicates.belongToAnyOf(
                    MutinyEmitter.class,
                    org.eclipse.microprofile.reactive.messaging.Emitter.class,
                    org.apache.kafka.clients.producer.KafkaProducer.class)))
        .as("nothing is sent past the outbox");
  }

  private static DescribedPredicate<JavaMethod> areEndpoints() {
    return DescribedPredicate.describe(
        "are endpoints",
        method ->
            method.getAnnotations().stream()
                .anyMatch(
                    annotation -> annotation.getRawType().isMetaAnnotatedWith(HttpMethod.class)));
  }

  private static ArchCondition<JavaMethod> nameRoles() {
    return new ArchCondition<>("name their roles") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean named =
            Stream.of(method, method.getOwner())
                .anyMatch(
                    place ->
                        List.of(RolesAllowed.class, PermitAll.class).stream()
                            .anyMatch(place::isAnnotatedWith));
        if (!named) {
          events.add(
              SimpleConditionEvent.violated(method, method.getFullName() + " names no roles"));
        }
      }
    };
  }

  private static ArchCondition<JavaMethod> goOnWithoutTheCaller() {
    return new ArchCondition<>("go on without the caller") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean cancellable =
            method
                .getOwner()
                .tryGetAnnotationOfType(Cancellable.class)
                .map(Cancellable::value)
                .orElse(true);
        if (cancellable) {
          events.add(
              SimpleConditionEvent.violated(
                  method,
                  method.getFullName()
                      + " is cut off where the caller hangs up: its class must be"
                      + " @Cancellable(false)"));
        }
      }
    };
  }

  private static ArchCondition<JavaMethod> notSpeakOfEntities() {
    return new ArchCondition<>("not speak of entities") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(
                method.getReturnType().getAllInvolvedRawTypes().stream(),
                method.getParameterTypes().stream()
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " speaks of " + type.getName())));
      }
    };
  }
}
