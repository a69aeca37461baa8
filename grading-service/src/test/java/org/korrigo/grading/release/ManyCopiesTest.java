package org.korrigo.grading.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.grading.copy.ExportedCopies;
import org.korrigo.testing.Infrastructure;

/** An exam of more copies than a statement of PostgreSQL's protocol may have parameters. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ManyCopiesTest {
  private static final int COPIES = 70_000;
  private static final String MANY =
      """
      insert into copy (id, exam_id, anonymous_id, pdf_source, pages, status, validated_at)
      select gen_random_uuid(), exam_id, 'many-' || gen_random_uuid(), pdf_source, pages, status,
        validated_at
      from copy, generate_series(1, %d) where exam_id = :exam
      """
          .formatted(COPIES);

  @Inject ReleasedCopyRepository released;
  @Inject ExportedCopies exported;

  @Test
  void resultsOfAnyNumberOfCopiesAreGivenTakenBackAndJournalled() throws Throwable {
    UUID exam = Desk.ready().exam;
    Instant now = Instant.now();

    List<Long> counts =
        inTransactionWithoutEffect(
            session ->
                insertCopies(session, exam)
                    .flatMap(
                        copies ->
                            released
                                .give(copies, exam, now)
                                .chain(
                                    () ->
                                        exported.record(
                                            copies, "admin", now, BigDecimal.TEN, "released"))
                                .chain(() -> count(session, "released_copy", exam))
                                .call(() -> released.takeBack(copies.subList(1, COPIES))))
                    .flatMap(
                        given ->
                            count(session, "released_copy", exam)
                                .map(left -> List.of(given, left))));

    assertThat(counts).containsExactly((long) COPIES, 1L);
  }

  private static Uni<List<UUID>> insertCopies(Mutiny.Session session, UUID exam) {
    return session
        .createNativeQuery(MANY)
        .setParameter("exam", exam)
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(
                        "select id from copy where exam_id = :exam and anonymous_id like 'many-%'",
                        UUID.class)
                    .setParameter("exam", exam)
                    .getResultList());
  }

  private static Uni<Long> count(Mutiny.Session session, String table, UUID exam) {
    return session
        .createNativeQuery("select count(*) from " + table + " where exam_id = :exam", Long.class)
        .setParameter("exam", exam)
        .getSingleResult();
  }

  private static <T> T inTransactionWithoutEffect(Function<Mutiny.Session, Uni<T>> work)
      throws Throwable {
    return VertxContextSupport.subscribeAndAwait(
        () ->
            Panache.withTransaction(
                () ->
                    Panache.getSession()
                        .invoke(session -> session.currentTransaction().markForRollback())
                        .flatMap(session -> work.apply(session))));
  }
}
