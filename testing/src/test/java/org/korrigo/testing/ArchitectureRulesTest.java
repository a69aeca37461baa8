package org.korrigo.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule refuses code that breaks it and lets pass code that keeps it. */
class ArchitectureRulesTest {
  private static final Pattern NAME =
      Pattern.compile("package ([\\w.]+);.*?(?:class|interface) (\\w+)", Pattern.DOTALL);

  /** A repository that removes a thing by the expression. */
  private static final String THINGS =
      "package org.korrigo.planted.thing; public class Things implements"
          + " io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase<Object, Integer> {"
          + " Object remove(Object thing) { return %s; } }";

  @TempDir Path directory;

  static Stream<Arguments> rules() {
    return Stream.of(
        arguments(
            ArchitectureRules.packagesAreNamedAfterFeatures(),
            List.of("package org.korrigo.planted.util; public class Thing {}"),
            List.of("package org.korrigo.planted.thing; public class Thing {}")),
        arguments(
            ArchitectureRules.featuresFormNoCycles("planted"),
            List.of(
                "package org.korrigo.planted.one; public class A { org.korrigo.planted.two.B b; }",
                "package org.korrigo.planted.two; public class B { org.korrigo.planted.one.A a; }"),
            List.of(
                "package org.korrigo.planted.one; public class A { org.korrigo.planted.two.B b; }",
                "package org.korrigo.planted.two; public class B {}")),
        arguments(
            ArchitectureRules.entitiesStayInTheirFeature(),
            List.of(
                "package org.korrigo.planted.thing; @jakarta.persistence.Entity public class Thing"
                    + " {}",
                "package org.korrigo.planted.thing; public class ThingResource {"
                    + " java.util.List<Thing> all() { return null; } }"),
            List.of(
                "package org.korrigo.planted.thing; public class ThingView {}",
                "package org.korrigo.planted.thing; public class ThingResource {"
                    + " java.util.List<ThingView> all() { return null; } }")),
        arguments(
            ArchitectureRules.entitiesAreToldTheTime(),
            List.of(
                "package org.korrigo.planted.thing; @jakarta.persistence.Entity public class Thing"
                    + " { java.time.Instant at = java.time.Instant.now(); }"),
            List.of(
                "package org.korrigo.planted.thing; @jakarta.persistence.Entity public class Thing"
                    + " { java.time.Instant at; Thing(java.time.Instant at) { this.at = at; } }")),
        arguments(
            ArchitectureRules.resourcesSpeakHttpOnly(),
            List.of(
                "package org.korrigo.planted.thing; public class ThingRepository {}",
                "package org.korrigo.planted.thing; public class ThingResource { ThingRepository"
                    + " things; }"),
            List.of(
                "package org.korrigo.planted.thing; public class KeepingThings {}",
                "package org.korrigo.planted.thing; public class ThingResource { KeepingThings"
                    + " things; }")),
        arguments(
            ArchitectureRules.everyEndpointNamesItsRoles(),
            List.of(
                "package org.korrigo.planted.thing; public class ThingResource { @jakarta.ws.rs.GET"
                    + " public void all() { } }"),
            List.of(
                "package org.korrigo.planted.thing; public class ThingResource {"
                    + " @jakarta.annotation.security.RolesAllowed(\"admin\") @jakarta.ws.rs.GET"
                    + " public void all() { } }")),
        arguments(
            ArchitectureRules.whatWasBegunIsFinished(),
            List.of(
                "package org.korrigo.planted.thing; public class ThingResource { @jakarta.ws.rs.GET"
                    + " public io.smallrye.mutiny.Uni<String> one() { return null; } }"),
            List.of(
                "package org.korrigo.planted.thing;"
                    + " @org.jboss.resteasy.reactive.server.Cancellable(false) public class"
                    + " ThingResource { @jakarta.ws.rs.GET public io.smallrye.mutiny.Uni<String>"
                    + " one() { return null; } }")),
        arguments(
            ArchitectureRules.nothingIsSentPastTheOutbox(),
            List.of(
                "package org.korrigo.planted.thing; public class Thing {"
                    + " io.smallrye.reactive.messaging.MutinyEmitter<String> emitter; }"),
            List.of(
                "package org.korrigo.planted.thing; public class Thing {"
                    + " org.korrigo.contracts.outbox.Outbox outbox; }")),
        arguments(
            ArchitectureRules.rowsAreRemovedByStatementsOfTheirOwn(),
            List.of(THINGS.formatted("delete(thing)")),
            List.of(THINGS.formatted("delete(\"id\", thing)"))));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleRefusesCodeThatBreaksItAndNoOther(ArchRule rule, List<String> broken, List<String> kept)
      throws IOException {
    assertThat(rule.evaluate(compile("broken", broken)).hasViolation()).as("broken").isTrue();
    assertThat(rule.evaluate(compile("kept", kept)).hasViolation()).as("kept").isFalse();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleIsAmongThoseThatServicesKeep(ArchRule rule) {
    assertThat(ArchitectureRules.all("planted").map(ArchRule::getDescription))
        .contains(rule.getDescription());
    assertThat(ArchitectureRules.all("planted")).hasSize((int) rules().count());
  }

  private JavaClasses compile(String name, List<String> sources) throws IOException {
    Path out = Files.createDirectories(directory.resolve(name).resolve("classes"));
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      Matcher matcher = NAME.matcher(source);
      assertThat(matcher.find()).isTrue();
      Path file =
          directory
              .resolve(name)
              .resolve(matcher.group(1).replace('.', '/'))
              .resolve(matcher.group(2) + ".java");
      Files.createDirectories(file.getParent());
      files.add(Files.writeString(file, source));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:none", "-d", out.toString(), "-cp", System.getProperty("java.class.path"));
      assertThat(
              compiler
                  .getTask(
                      null,
                      manager,
                      null,
                      options,
                      null,
                      manager.getJavaFileObjectsFromPaths(files))
                  .call())
          .isTrue();
    }
    return new ClassFileImporter().importPath(out);
  }
}
