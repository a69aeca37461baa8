package org.korrigo.identification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

/** What holds the service's shape together; each rule has been seen failing. */
@AnalyzeClasses(
    packages = "org.korrigo.identification",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices().matching("org.korrigo.identification.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PACKAGES_ARE_FEATURES =
      noClasses()
          .should()
          .resideInAnyPackage("..impl..", "..util..", "..dto..", "..mapper..", "..exception..");

  @ArchTest
  static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule RESOURCES_LEAVE_THE_DATABASE_TO_USE_CASES =
      noClasses()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(PanacheRepositoryBase.class);

  @ArchTest
  static final ArchRule MATCHING_AND_PICTURES_ARE_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("..matching..", "..header.image..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(
                  "io..",
                  "jakarta..",
                  "net.sourceforge..",
                  "com.sun..",
                  "org.hibernate..",
                  "org.korrigo.contracts..",
                  "..header",
                  "..roster..",
                  "..decision.."));
}
