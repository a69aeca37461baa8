package org.korrigo.exams;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OpenApiChecks;

/** The published description of the endpoints is whole, and its examples are what it says. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenApiTest extends OpenApiChecks {
  OpenApiTest() {
    super("exams");
  }
}
