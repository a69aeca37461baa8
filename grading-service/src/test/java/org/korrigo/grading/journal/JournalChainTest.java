package org.korrigo.grading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class JournalChainTest {
  private static final int WRITERS = 12;
  private static final int ROWS_EACH = 25;

  @Inject JournalChain chain;

  /** As an IMPORT is: before there is a copy whose row could put the writers in order. */
  @Test
  void manyWhoWriteToOneJournalAtOnceLeaveAnUnbrokenChain() throws Throwable {
    // Given
    Desk desk = Desk.ready();
    UUID copy = UUID.randomUUID();
    Callable<Void> writer =
        () -> {
          for (int row = 0; row < ROWS_EACH; row++) {
            insert(copy, desk.exam);
          }
          return null;
        };

    // When
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Void>> done =
          threads.invokeAll(IntStream.range(0, WRITERS).mapToObj(number -> writer).toList());
      for (Future<Void> each : done) {
        each.get();
      }
    }

    // Then
    CheckedJournal checked = checked(copy);
    assertThat(checked.faults()).isEmpty();
    assertThat(checked.rows()).isEqualTo(WRITERS * ROWS_EACH);
  }

  @Test
  void manyAnnotationsAtOnceLeaveAnUnbrokenChain() throws Throwable {
    // Given
    Desk desk = Desk.locked();
    List<Callable<Integer>> requests =
        IntStream.range(0, 24)
            .<Callable<Integer>>mapToObj(
                number -> () -> desk.annotate("number " + number, 1).statusCode())
            .toList();

    // When
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }

    // Then
    assertThat(answers).containsOnly(201);
    CheckedJournal checked = checked(desk.copy);
    assertThat(checked.faults()).isEmpty();
    assertThat(checked.rows()).isEqualTo(26);
  }

  /** A transaction that fails leaves no gap. */
  @Test
  void aRowThatIsRolledBackTakesNoPlace() throws Throwable {
    // Given
    Desk desk = Desk.ready();

    // When
    try (var owner = Tampering.connect();
        var insert = owner.prepareStatement(INSERT)) {
      owner.setAutoCommit(false);
      insert.setObject(1, desk.copy);
      insert.setObject(2, desk.exam);
      insert.executeUpdate();
      owner.rollback();
    }
    insert(desk.copy, desk.exam);

    // Then
    assertThat(checked(desk.copy).faults()).isEmpty();
    assertThat(places(desk.copy)).containsExactly(1, 2);
  }

  @Test
  void whoeverInsertsARowChoosesNeitherItsPlaceNorItsHash() throws Throwable {
    // Given
    Desk desk = Desk.ready();

    // When
    Database.execute(
        "insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp, place, hash)"
            + " values (gen_random_uuid(), ?, ?, 'EXPORT', 'x', now(), 77, '\\x00')",
        desk.copy,
        desk.exam);

    // Then
    assertThat(places(desk.copy)).containsExactly(1, 2);
    assertThat(checked(desk.copy).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal_head set place = 1",
        "delete from journal_head",
        "truncate journal_head",
        "insert into journal_head select gen_random_uuid(), exam_id, place, hash from journal_head"
      })
  void theServiceItselfCannotWriteWhereAJournalEnds(String statement) {
    assertThatThrownBy(() -> Database.execute(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void aCopysJournalIsOfOneExam() {
    // Given
    Desk desk = Desk.ready();
    Desk other = Desk.ready();

    // When, Then
    assertThatThrownBy(() -> insert(desk.copy, other.exam)).hasMessageContaining("another exam");
    assertThat(desk.journal()).containsExactly("VALIDATE");
  }

  @Test
  void whatIsPublishedCarriesPlaceAndHashAndIsWhatIsKept() {
    // Given
    Desk desk = Desk.scored();
    List<Map<String, Object>> kept =
        desk.rows(
            "select id, place, hash, timestamp from grading_event where copy_id = ? order by place",
            desk.copy);

    // When
    await().until(() -> published(desk).size() == kept.size());

    // Then
    for (int i = 0; i < kept.size(); i++) {
      GradingEvent event = published(desk).get(i);
      assertThat(event.eventId()).isEqualTo(kept.get(i).get("id"));
      assertThat(event.place()).isEqualTo(i + 1).isEqualTo(kept.get(i).get("place"));
      assertThat(event.hash())
          .isEqualTo(HexFormat.of().formatHex((byte[]) kept.get(i).get("hash")));
      assertThat(event.timestamp())
          .isEqualTo(((java.sql.Timestamp) kept.get(i).get("timestamp")).toInstant());
    }
    assertThat(new HashSet<>(published(desk).stream().map(GradingEvent::hash).toList()))
        .hasSameSizeAs(kept);
  }

  private static final String INSERT =
      "insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp)"
          + " values (gen_random_uuid(), ?, ?, 'IMPORT', E'Łukasz\\nx', now())";

  private static void insert(UUID copy, UUID exam) throws SQLException {
    Database.execute(INSERT, copy, exam);
  }

  private static List<GradingEvent> published(Desk desk) {
    return Broker.events(GradingEvent.class, desk.copy.toString());
  }

  private static List<Integer> places(UUID copy) {
    return Database.query("select place from grading_event where copy_id = ? order by place", copy)
        .stream()
        .map(row -> (Integer) row.get("place"))
        .toList();
  }

  private CheckedJournal checked(UUID copy) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(() -> chain.ofCopy(copy));
  }
}
