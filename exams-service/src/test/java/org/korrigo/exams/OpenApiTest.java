package org.korrigo.exams;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OpenApiRules;

/** The published description of the endpoints is whole, and its examples are what it says. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenApiTest {

  @Test
  void everyEndpointIsDescribedAndNothingElse() {
    OpenApiRules.of("exams").everyEndpointIsDescribedAndNothingElse();
  }

  @Test
  void everyEndpointSaysWhatItDoesAndWhatItsParametersMean() {
    OpenApiRules.of("exams").everyEndpointSaysWhatItDoesAndWhatItsParametersMean();
  }

  @Test
  void everyEndpointDeclaresItsProblemsAsProblemDocuments() {
    OpenApiRules.of("exams").everyEndpointDeclaresItsProblemsAsProblemDocuments();
  }

  @Test
  void everyExampleIsWhatItsSchemaSays() {
    OpenApiRules.of("exams").everyExampleIsWhatItsSchemaSays();
  }
}
