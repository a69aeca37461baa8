package org.korrigo.exams.ledger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.exam.AnnouncingExams;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.Rows;

/** Saying how many sheets and which pupils an exam expects. */
@ApplicationScoped
class StatingExpectation {
  private static final String SHOW =
      """
      select cast(:exam as uuid) as exam_id, coalesce(e.version, 0) as version,
        coalesce(e.has_roster, false) as has_roster,
        (select count(*) from expected_student s where s.exam_id = :exam) as students,
        e.sheets, e.actor_id as stated_by_id, e.stated_at
      from (select 1) one left join expectation e on e.exam_id = :exam
      """;
  private static final String STATE =
      """
      insert into expectation (exam_id, version, sheets, has_roster, actor_id, stated_at)
      values (:exam, 1, cast(nullif(:sheets, 0) as integer), :roster, :actor, :now)
      on conflict (exam_id) do update set version = expectation.version + 1,
        sheets = excluded.sheets, has_roster = excluded.has_roster,
        actor_id = excluded.actor_id, stated_at = excluded.stated_at
      """;
  private static final String FORGET = "delete from expected_student where exam_id = :exam";
  private static final String EXPECT =
      """
      insert into expected_student (exam_id, student_id, class_name)
      select cast(:exam as uuid), s.student_id, s.class_name
      from json_to_recordset(cast(cast(:students as text) as json))
        as s (student_id integer, class_name text)
      """;

  private final ExamProgress exams;
  private final AnnouncingExams announcing;
  private final Rows rows;

  StatingExpectation(ExamProgress exams, AnnouncingExams announcing, Rows rows) {
    this.exams = exams;
    this.announcing = announcing;
    this.rows = rows;
  }

  /** What the exam expects, or a not-found problem. */
  Uni<ExpectationView> of(UUID examId) {
    return Panache.withSession(() -> exams.outline(examId).chain(() -> show(examId)));
  }

  /**
   * Replaces what the exam expects, and tells the others.
   *
   * @param seen the version that the caller has seen; null if the caller says none
   * @throws Problem not-found, invalid-request, precondition-required or stale-version
   */
  Uni<ExpectationView> state(
      UUID examId, Integer seen, NewExpectation stated, String actorId, Instant now) {
    stated.requireSound();
    return Panache.withTransaction(
        () ->
            exams
                .held(examId)
                .invoke(exam -> requireFolded(exam, stated))
                .chain(() -> show(examId))
                .invoke(before -> requireSeen(before, seen))
                .chain(() -> replace(examId, stated, actorId, now))
                .chain(() -> announcing.announce(examId))
                .chain(() -> show(examId)));
  }

  private static void requireFolded(ExamOutline exam, NewExpectation stated) {
    if (stated.sheets() != null && exam.uploadMode() == UploadMode.INDIVIDUAL_A4) {
      throw Problem.invalid(
          "sheets", "cannot be given: pupils' own files are no folded sheets, so list the pupils");
    }
  }

  private Uni<ExpectationView> show(UUID examId) {
    return rows.one(SHOW, ExpectationView.class, Map.of("exam", examId));
  }

  private Uni<Void> replace(UUID examId, NewExpectation stated, String actorId, Instant now) {
    Map<String, Object> values = new HashMap<>();
    values.put("exam", examId);
    values.put("sheets", stated.sheets() == null ? 0 : stated.sheets());
    values.put("roster", stated.students() != null);
    values.put("actor", actorId);
    values.put("now", now.atOffset(ZoneOffset.UTC));
    String students = Rows.json(stated.students() == null ? List.of() : stated.students());
    return rows.change(STATE, values)
        .chain(() -> rows.change(FORGET, Map.of("exam", examId)))
        .chain(() -> rows.change(EXPECT, Map.of("exam", examId, "students", students)))
        .replaceWithVoid();
  }

  private static void requireSeen(ExpectationView before, Integer seen) {
    if (seen == null && before.version() > 0) {
      throw new Problem(
          ProblemType.PRECONDITION_REQUIRED, "Say with If-Match which version you have seen.");
    }
    if (seen != null && seen != before.version()) {
      throw new Problem(
          ProblemType.STALE_VERSION, "What is expected was changed meanwhile: read it again.");
    }
  }
}
