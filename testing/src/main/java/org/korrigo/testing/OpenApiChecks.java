package org.korrigo.testing;

import org.junit.jupiter.api.Test;

/**
 * The published description of a service's endpoints is whole, and its examples are what it says:
 * {@link OpenApiRules}, as the tests that every service's OpenApiTest inherits.
 */
public abstract class OpenApiChecks {
  private final String service;

  /**
   * @param service its name in the addresses, such as {@code exams}
   */
  protected OpenApiChecks(String service) {
    this.service = service;
  }

  @Test
  public void everyEndpointIsDescribedAndNothingElse() {
    OpenApiRules.of(service).everyEndpointIsDescribedAndNothingElse();
  }

  @Test
  public void everyEndpointSaysWhatItDoesAndWhatItsParametersMean() {
    OpenApiRules.of(service).everyEndpointSaysWhatItDoesAndWhatItsParametersMean();
  }

  @Test
  public void everyEndpointDeclaresItsProblemsAsProblemDocuments() {
    OpenApiRules.of(service).everyEndpointDeclaresItsProblemsAsProblemDocuments();
  }

  @Test
  public void everyExampleIsWhatItsSchemaSays() {
    OpenApiRules.of(service).everyExampleIsWhatItsSchemaSays();
  }
}
