package org.korrigo.students.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** The pupils of one import are named, also where they are more than a statement has parameters. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ManyNamesTest {
  @Inject EnrollingStudents enrolling;

  @BeforeEach
  void twoPupils() throws Exception {
    Database.execute("delete from student");
    Database.execute(
        """
        insert into student
          (id, last_name, first_name, date_naissance, class_name, name_split, folded_name)
        values (8000007, 'LE GOFF', 'Anne', date '2008-01-01', 'TG2', 'CERTAIN', 'le goff anne'),
          (8070000, 'DUPONT', 'Jean', date '2008-01-01', 'TG2', 'CERTAIN', 'dupont jean')
        """);
  }

  @Test
  void namesPupilsHoweverManyAreAskedFor() throws Throwable {
    List<Integer> ids = IntStream.rangeClosed(8_000_000, 8_070_000).boxed().toList();

    List<PupilName> named =
        VertxContextSupport.subscribeAndAwait(
            () -> Panache.withSession(() -> enrolling.named(ids)));

    assertThat(named)
        .containsExactlyInAnyOrder(
            new PupilName(8_000_007, "LE GOFF", "Anne"),
            new PupilName(8_070_000, "DUPONT", "Jean"));
  }
}
