package org.korrigo.grading.release;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.arc.Arc;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.grading.Fixtures;
import org.korrigo.grading.Journalled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;

/** An exam that pupils sat, as the other services told it, up to marked copies. */
final class Sitting {
  final UUID exam = UUID.randomUUID();

  private Sitting() {}

  /** An exam of 10 points without copies. */
  static Sitting begin() {
    Sitting sitting = new Sitting();
    Broker.publish(Fixtures.exam(sitting.exam));
    sitting.awaitRow("select 1 from exam where id = ? and name is not null", sitting.exam);
    return sitting;
  }

  /** A copy that waits to be marked. */
  UUID copy() {
    UUID copy = UUID.randomUUID();
    Broker.publish(Fixtures.ready(copy, exam));
    awaitRow("select 1 from copy where id = ?", copy);
    return copy;
  }

  /** A copy that is not handed over. */
  UUID staged() {
    UUID copy = UUID.randomUUID();
    Broker.publish(Fixtures.staged(copy, exam));
    awaitRow("select 1 from grading_event where copy_id = ? and action = 'IMPORT'", copy);
    return copy;
  }

  /** exams-service gives a copy up. */
  void discard(UUID copy) {
    awaitApplied(
        Broker.publish(new CopyDiscarded(copy, exam, null, "blank", "secretariat", Instant.now())));
  }

  void awaitApplied(UUID event) {
    awaitRow("select 1 from inbox where event_id = ?", event);
  }

  /** A marked copy of a pupil. */
  UUID copy(int student, String score, String appreciation) {
    UUID copy = copy();
    grade(copy, score, appreciation);
    identify(copy, student);
    return copy;
  }

  /** Marks a copy, as finalising does. */
  void grade(UUID copy, String score, String appreciation) {
    execute(
        copy,
        "update copy set status = 'GRADED', graded_at = now(), score = ?, global_appreciation = ?,"
            + " final_pdf = cast(? as jsonb) where id = ?",
        new BigDecimal(score),
        appreciation,
        json(annotated(copy)),
        copy);
  }

  /** Puts a copy back, as reopening does. */
  void reopen(UUID copy) {
    execute(
        copy,
        "update copy set status = 'READY', graded_at = null, score = null, final_pdf = null"
            + " where id = ?",
        copy);
  }

  void identify(UUID copy, Integer student) {
    Broker.publish(
        new CopyIdentified(copy, exam, student, Decision.MANUAL, "secretariat", Instant.now()));
    awaitRow(
        "select 1 from copy_owner where copy_id = ? and student_id is not distinct from ?",
        copy,
        student);
  }

  /** A pupil on the roster without an account. */
  static int pupil(String lastName, String firstName) {
    return pupil(lastName, firstName, null);
  }

  /** A pupil on the roster with an account. */
  static int pupil(String lastName, String firstName, String account) {
    int id = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    Broker.publish(
        new StudentEnrolled(
            id, lastName, firstName, LocalDate.of(2008, 9, 5), "TG2", null, account));
    new Sitting().awaitRow("select 1 from student where id = ?", id);
    return id;
  }

  static String anonymousId(UUID copy) {
    return Database.query("select anonymous_id from copy where id = ?", copy)
        .getFirst()
        .get("anonymous_id")
        .toString();
  }

  /** What the journal says was exported of a copy, with the reason, in order. */
  static java.util.List<String> exports(UUID copy) {
    return Database.query(
            "select actor_id || ' ' || (metadata->>'reason') as what from grading_event"
                + " where copy_id = ? and action = 'EXPORT' order by sequence",
            copy)
        .stream()
        .map(row -> row.get("what").toString())
        .toList();
  }

  static String pdf(UUID copy) {
    return "%PDF-1.7 annotated " + copy;
  }

  private static StoredFile annotated(UUID copy) {
    return Arc.container()
        .instance(FileStore.class)
        .get()
        .store(out -> out.write(pdf(copy).getBytes(StandardCharsets.US_ASCII)), "application/pdf");
  }

  private static String json(StoredFile file) {
    try {
      return JsonConventions.newMapper().writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(UUID copy, String sql, Object... parameters) {
    try {
      Journalled.execute(copy, sql, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitRow(String sql, Object... parameters) {
    await().until(() -> !Database.query(sql, parameters).isEmpty());
  }
}
