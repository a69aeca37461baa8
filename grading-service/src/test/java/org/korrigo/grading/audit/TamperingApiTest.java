package org.korrigo.grading.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Fixtures;
import org.korrigo.grading.journal.Tampering;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

/** Whoever owns the tables can change the journal, but not without being found out. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TamperingApiTest {
  /** Of the journal: VALIDATE, LOCK, three scores. */
  private static final int LAST = 5;

  static Stream<Arguments> tricks() {
    return Stream.of(
        arguments(
            "altered metadata",
            "update grading_event set metadata = metadata || '{\"new\": 1}' where $c and place = 4",
            List.of("4 ALTERED")),
        arguments(
            "altered actor",
            "update grading_event set actor_id = 'someone else' where $c and place = 2",
            List.of("2 ALTERED")),
        arguments(
            "altered time",
            "update grading_event set timestamp = timestamp + interval '1 microsecond' where $c and"
                + " place = 1",
            List.of("1 ALTERED")),
        arguments(
            "altered action",
            "update grading_event set action = 'EXPORT' where $c and place = 5",
            List.of("5 ALTERED")),
        arguments(
            "altered row with a hash of its own",
            "update grading_event e set actor_id = 'x', hash = journal_hash((select p.hash from"
                + " grading_event p where p.copy_id = e.copy_id and p.place = 2), 3,"
                + " row(e.sequence, e.id, e.copy_id, e.exam_id, e.action, 'x', e.timestamp,"
                + " e.metadata, e.place, e.hash)::grading_event) where $c and place = 3",
            List.of("4 ALTERED")),
        arguments(
            "altered last row with a hash of its own",
            "update grading_event e set actor_id = 'x', hash = journal_hash((select p.hash from"
                + " grading_event p where p.copy_id = e.copy_id and p.place = 4), 5,"
                + " row(e.sequence, e.id, e.copy_id, e.exam_id, e.action, 'x', e.timestamp,"
                + " e.metadata, e.place, e.hash)::grading_event) where $c and place = 5",
            List.of("5 ALTERED")),
        arguments(
            "missing row in the middle",
            "delete from grading_event where $c and place = 3",
            List.of("3 MISSING")),
        arguments(
            "missing last row",
            "delete from grading_event where $c and place = 5",
            List.of("5 MISSING")),
        arguments(
            "missing first row",
            "delete from grading_event where $c and place = 1",
            List.of("1 MISSING")),
        arguments(
            "missing last rows",
            "delete from grading_event where $c and place > 2",
            List.of("3 MISSING")),
        arguments("no row left", "delete from grading_event where $c", List.of("1 MISSING")),
        arguments(
            "missing row, the gap closed",
            "delete from grading_event where $c and place = 3;"
                + " update grading_event set place = place - 1 where $c and place = 4;"
                + " update grading_event set place = place - 1 where $c and place = 5",
            List.of("3 ALTERED", "4 MOVED", "5 MISSING")),
        arguments(
            "two neighbours exchanged",
            "update grading_event set place = 9 where $c and place = 3;"
                + " update grading_event set place = 3 where $c and place = 4;"
                + " update grading_event set place = 4 where $c and place = 9",
            List.of("3 MOVED", "4 MOVED")),
        arguments(
            "two rows far apart exchanged",
            "update grading_event set place = 9 where $c and place = 2;"
                + " update grading_event set place = 2 where $c and place = 5;"
                + " update grading_event set place = 5 where $c and place = 9",
            List.of("2 MOVED", "5 MOVED")),
        arguments(
            "a row added at the end",
            "insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp, place,"
                + " hash) select gen_random_uuid(), copy_id, exam_id, 'EXPORT', 'x', now(), 6,"
                + " sha256('x') from grading_event where $c and place = 1",
            List.of("6 INSERTED")),
        arguments(
            "a row added in the middle",
            "update grading_event set place = 6 where $c and place = 5;"
                + " update grading_event set place = 5 where $c and place = 4;"
                + " update grading_event set place = 4 where $c and place = 3;"
                + " insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp,"
                + " place, hash) select gen_random_uuid(), copy_id, exam_id, 'EXPORT', 'x', now(),"
                + " 3, sha256('x') from grading_event where $c and place = 1",
            List.of("3 INSERTED", "4 MOVED", "5 MOVED", "6 MOVED")),
        arguments(
            "the end forgotten", "delete from journal_head where $c", List.of("5 END_UNKNOWN")),
        arguments(
            "the end set back with the last row",
            "delete from grading_event where $c and place = 5;"
                + " update journal_head set place = 4 where $c",
            List.of("4 ALTERED")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tricks")
  void isFoundWithItsPlace(String trick, String statements, List<String> expected) {
    // Given
    Desk desk = Desk.scored();
    assertThat(desk.journal()).hasSize(LAST);
    verify(desk).then().body("sound", equalTo(true)).body("faults", empty());

    // When
    Tampering.with(statements.replace("$c", "copy_id = '" + desk.copy + "'"));

    // Then
    Response found = verify(desk);
    found.then().statusCode(200).body("sound", equalTo(false));
    List<Integer> places = found.path("faults.place");
    List<String> kinds = found.path("faults.kind");
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      faults.add(places.get(i) + " " + kinds.get(i));
    }
    assertThat(faults).containsExactlyElementsOf(expected);
  }

  @Test
  void aMarkThatWasChangedPastTheJournalIsNamed() {
    // Given
    Desk desk = Desk.scored();
    String id = desk.annotate("Bien", 1).path("id");

    // When
    Tampering.with(
        "update score set scores_data = scores_data || '{\"ex2\": 1}' where copy_id = '%s'"
            .formatted(desk.copy),
        "update annotation set score_delta = 3 where id = '%s'".formatted(id),
        "update copy set global_appreciation = 'x', delta_sum = 3 where id = '%s'"
            .formatted(desk.copy));

    // Then
    verify(desk)
        .then()
        .body("faults", empty())
        .body("sound", equalTo(false))
        .body(
            "differences.what",
            contains("score ex2", "annotation " + id, "appreciation", "sum of deltas"))
        .body("differences[0].journal", equalTo(4))
        .body("differences[0].stored", equalTo(1));
  }

  @Test
  void anAnnotatedPdfThatWasExchangedForAnotherIsNamed() {
    // Given
    Desk desk = Desk.graded();
    Desk other = Desk.graded();
    verify(desk).then().body("sound", equalTo(true));

    // When
    Tampering.with(
        "update copy set final_pdf = (select final_pdf from copy where id = '%s') where id = '%s'"
            .formatted(other.copy, desk.copy));

    // Then
    verify(desk)
        .then()
        .body("sound", equalTo(false))
        .body("faults", empty())
        .body("differences.what", contains("final pdf"))
        .body("differences[0].stored", equalTo(pdf(other)));
  }

  static Stream<Arguments> changesOfWhatBecameOfACopy() {
    String released =
        "insert into released_copy (copy_id, exam_id, released_at) values ('$c', '$e', now())";
    return Stream.of(
        arguments(
            "another finaliser",
            "update copy set graded_by_id = 'x' where id = '$c'",
            List.of("finalised by")),
        arguments(
            "no finaliser",
            "update copy set graded_by_id = null where id = '$c'",
            List.of("finalised by")),
        arguments(
            "finalised at another time",
            "update copy set graded_at = graded_at + interval '1 microsecond' where id = '$c'",
            List.of("finalised at")),
        arguments(
            "counted against another maximum",
            "update exam set grading_structure = jsonb_set(grading_structure, '{nodes,1,points}',"
                + " '5') where id = '$e'",
            List.of("maximum")),
        arguments("given to a pupil by nobody", released, List.of("result given")),
        arguments(
            "a replaced PDF taken away",
            "delete from former_final_pdf where copy_id = '$c'",
            List.of("former final pdf $t")),
        arguments(
            "a replaced PDF exchanged",
            "update former_final_pdf set final_pdf = jsonb_set(final_pdf, '{sha256}', '\"00\"')"
                + " where copy_id = '$c'",
            List.of("former final pdf $t")),
        arguments(
            "the mark of a replaced PDF changed",
            "update former_final_pdf set score = score - 1 where copy_id = '$c'",
            List.of("former final pdf $t")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changesOfWhatBecameOfACopy")
  void whatBecameOfACopyIsToldByItsJournalToo(String trick, String change, List<String> expected) {
    // Given
    Desk desk = Desk.graded();
    String finalised = desk.asTeacher().get("/copies/" + desk.copy).path("graded_at");
    desk.reopen();
    desk.lock();
    desk.finalise();
    verify(desk).then().body("sound", equalTo(true));

    // When
    Tampering.with(change.replace("$c", desk.copy.toString()).replace("$e", desk.exam.toString()));

    // Then
    verify(desk)
        .then()
        .body("sound", equalTo(false))
        .body("faults", empty())
        .body(
            "differences.what",
            equalTo(expected.stream().map(what -> what.replace("$t", finalised)).toList()));
  }

  @Test
  void aCopyThatWasTakenAwayWithAllItsMarksIsNamed() {
    // Given
    Desk desk = Desk.graded();
    desk.reopen();
    desk.lock();
    desk.annotate("Bien", 1).then().statusCode(201);
    desk.finalise();
    verify(desk).then().body("sound", equalTo(true));

    // When
    Tampering.with(
        Stream.of(
                "delete from annotation where copy_id = '$c'",
                "delete from score where copy_id = '$c'",
                "delete from former_final_pdf where copy_id = '$c'",
                "delete from copy where id = '$c'")
            .map(statement -> statement.replace("$c", desk.copy.toString()))
            .toArray(String[]::new));

    // Then
    verify(desk)
        .then()
        .statusCode(200)
        .body("sound", equalTo(false))
        .body("faults", empty())
        .body("differences.what", contains("copy"))
        .body("differences[0].journal", equalTo("GRADED"))
        .body("differences[0].stored", nullValue());
  }

  @Test
  void aCopyThatWasNeverHandedOverIsNotMissed() {
    // Given
    Desk desk = Desk.ready();
    UUID staged = UUID.randomUUID();

    // When
    Broker.publish(Fixtures.staged(staged, desk.exam));
    await()
        .until(() -> !desk.rows("select 1 from grading_event where copy_id = ?", staged).isEmpty());

    // Then
    Desk.asAdmin()
        .get("/copies/" + staged + "/journal/verification")
        .then()
        .statusCode(200)
        .body("rows", equalTo(1))
        .body("sound", equalTo(true));
  }

  @Test
  void aLockThatNobodyTookAndOneThatIsHiddenAreNamed() {
    // Given
    Desk locked = Desk.locked();
    Desk ready = Desk.ready();

    // When
    Tampering.with(
        "update copy set status = 'READY', locked_by_id = null, locked_at = null where id = '%s'"
            .formatted(locked.copy),
        "update copy set status = 'LOCKED', locked_by_id = 'x', locked_at = now() where id = '%s'"
            .formatted(ready.copy));

    // Then
    verify(locked).then().body("differences.what", contains("status", "locked by"));
    verify(ready).then().body("differences.what", contains("status", "locked by"));
  }

  @Test
  void aResultThatWasGivenAndTakenBackIsAsTheJournalTells() {
    // Given
    Desk desk = Desk.graded();
    Broker.publish(
        new CopyIdentified(
            desk.copy, desk.exam, pupil(desk), Decision.MANUAL, "secretariat", Instant.now()));
    await()
        .until(() -> !desk.rows("select 1 from copy_owner where copy_id = ?", desk.copy).isEmpty());
    String release = "/exams/" + desk.exam + "/release";

    // When
    Desk.asAdmin().post(release).then().statusCode(200);
    Response given = verify(desk);
    Desk.asAdmin().delete(release).then().statusCode(200);
    Response takenBack = verify(desk);
    Desk.asAdmin().post(release).then().statusCode(200);
    Tampering.with("delete from released_copy where copy_id = '%s'".formatted(desk.copy));

    // Then
    given.then().body("sound", equalTo(true));
    takenBack.then().body("sound", equalTo(true));
    verify(desk).then().body("differences.what", contains("result given"));
  }

  private static int pupil(Desk desk) {
    int id = desk.copy.hashCode() & Integer.MAX_VALUE;
    Broker.publish(
        new StudentEnrolled(
            id, "LE GOFF", "Anna", LocalDate.of(2008, 9, 5), "TG2", null, "account-" + id));
    await().until(() -> !desk.rows("select 1 from student where id = ?", id).isEmpty());
    return id;
  }

  private static Object pdf(Desk desk) {
    return desk.rows("select final_pdf->>'sha256' as sha256 from copy where id = ?", desk.copy)
        .getFirst()
        .get("sha256");
  }

  @Test
  void aThousandAlteredRowsAreNamedInShort() {
    // Given
    Desk desk = Desk.ready();
    Tampering.with(
        "set session_replication_role = origin",
        """
        insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp)
        select gen_random_uuid(), '%s', '%s', 'EXPORT', 'x', now() from generate_series(1, 1000)
        """
            .formatted(desk.copy, desk.exam));
    verify(desk).then().body("sound", equalTo(true)).body("rows", equalTo(1001));

    // When
    Tampering.with(
        "update grading_event set actor_id = 'y' where copy_id = '%s'".formatted(desk.copy));

    // Then
    verify(desk)
        .then()
        .body("faults", hasSize(33))
        .body("faults[0].place", equalTo(1))
        .body("faults[32].message", equalTo("969 further rows do not follow up to here."));
  }

  @Test
  void fiveHundredGapsAreCountedThoughNotAllAreListed() {
    // Given
    Desk desk = Desk.ready();
    Tampering.with(
        "set session_replication_role = origin",
        """
        insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp)
        select gen_random_uuid(), '%s', '%s', 'EXPORT', 'x', now() from generate_series(1, 1000)
        """
            .formatted(desk.copy, desk.exam));

    // When
    Tampering.with(
        "delete from grading_event where place %% 2 = 0 and copy_id = '%s'".formatted(desk.copy));

    // Then
    verify(desk)
        .then()
        .body("faults", hasSize(65))
        .body("faults[63].place", equalTo(128))
        .body("faults[64].place", equalTo(130))
        .body("faults[64].kind", equalTo("MISSING"))
        .body("faults[64].message", equalTo("436 further faults from here on are not listed."));
  }

  private static Response verify(Desk desk) {
    return Desk.asAdmin().get("/copies/" + desk.copy + "/journal/verification");
  }
}
