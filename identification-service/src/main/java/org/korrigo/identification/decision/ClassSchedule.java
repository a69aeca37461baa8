package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * When which class is to be solved. Whatever changes what the class depends on raises its revision,
 * so that a solution of what is no longer so is thrown away. What a person says of a copy does not:
 * the solution might as well have been taken over just before, and is, as far as that copy and its
 * pupil are not concerned; then the class is solved again.
 */
@ApplicationScoped
class ClassSchedule {
  private static final String SOON =
      """
      insert into class_assignment as a (exam_id, revision, desk_revision, due_at)
      values (cast(:exam as uuid), :class, :desk, now() + cast(:quiet as bigint) * interval '1 millisecond')
      on conflict (exam_id) do update
      set revision = a.revision + excluded.revision,
        desk_revision = a.desk_revision + excluded.desk_revision, due_at = excluded.due_at
      """;
  private static final String WHEN_READ =
      """
      insert into class_assignment (exam_id, revision, due_at)
      select cast(:exam as uuid), 1, now() + (case when unread then cast(:patience as bigint) else cast(:quiet as bigint) end) * interval '1 millisecond'
      from (select exists (
        select 1 from ocr_result where exam_id = :exam and state = 'READING' and reading is null) as unread) as exam
      on conflict (exam_id) do update
      set revision = class_assignment.revision + 1,
        due_at = least(class_assignment.due_at, excluded.due_at)
      """;
  private static final String ALL_SOON =
      """
      update class_assignment as a
      set revision = a.revision + 1, due_at = now() + cast(:quiet as bigint) * interval '1 millisecond'
      from (
        select exam_id from class_assignment as open
        where open.lease_until is not null
          or exists (select 1 from ocr_result as r where r.exam_id = open.exam_id and r.state <> 'DECIDED')
          or exists (select 1 from exam as e where e.exam_id = open.exam_id and e.expected_students @> to_jsonb(cast(:student as integer)))
          or exam_id in (
            select r.exam_id from ocr_result as r
            where r.decision = 'AUTO' and r.student_id in (
              select like_it.student_id from roster_student as pupil
              join roster_student as like_it on like_it.date_naissance = pupil.date_naissance
              where pupil.student_id = :student
              union
              select like_it.student_id from roster_student as pupil
              join roster_student as like_it on like_it.search_text % pupil.search_text
              where pupil.student_id = :student))
        order by exam_id for update) as open
      where a.exam_id = open.exam_id
      """;
  private static final String CLAIM =
      """
      update class_assignment
      set lease_until = now() + cast($1 as bigint) * interval '1 millisecond'
      where exam_id = (
        select exam_id from class_assignment
        where due_at <= now() and (lease_until is null or lease_until < now())
        order by due_at limit 1 for update skip locked)
      returning exam_id, revision, desk_revision
      """;
  private static final String END =
      """
      update class_assignment
      set lease_until = null,
        due_at = case when revision = :revision and desk_revision = :desk then null else due_at end
      where exam_id = :exam
      """;

  /**
   * A class to be solved now.
   *
   * @param revision of what it depends on
   * @param deskRevision of what persons have said
   */
  record Due(UUID examId, long revision, long deskRevision) {}

  /** No pupil's number. */
  private static final int NOBODY = 0;

  private final Pool database;
  private final Duration quiet;
  private final Duration patience;
  private final Duration lease;

  ClassSchedule(
      Pool database,
      @ConfigProperty(name = "korrigo.assignment.quiet", defaultValue = "PT1S") Duration quiet,
      @ConfigProperty(name = "korrigo.assignment.patience", defaultValue = "PT20S")
          Duration patience,
      @ConfigProperty(name = "korrigo.assignment.lease", defaultValue = "PT30S") Duration lease) {
    this.database = database;
    this.quiet = quiet;
    this.patience = patience;
    this.lease = lease;
  }

  /** Something changed in the exam: solve it once that is all. */
  Uni<Void> soon(UUID examId) {
    return soon(examId, 1, 0);
  }

  /** A person has said something of a copy: solve the class once nobody does any more. */
  Uni<Void> afterPerson(UUID examId) {
    return soon(examId, 0, 1);
  }

  private Uni<Void> soon(UUID examId, long ofClass, long ofDesk) {
    return session()
        .flatMap(
            session ->
                session
                    .createNativeQuery(SOON)
                    .setParameter("exam", examId)
                    .setParameter("class", ofClass)
                    .setParameter("desk", ofDesk)
                    .setParameter("quiet", quiet.toMillis())
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Readings changed: solve the class when none is missing any more, or after some patience. */
  Uni<Void> whenRead(UUID examId) {
    return session()
        .flatMap(
            session ->
                session
                    .createNativeQuery(WHEN_READ)
                    .setParameter("exam", examId)
                    .setParameter("quiet", quiet.toMillis())
                    .setParameter("patience", patience.toMillis())
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** A pupil left the roster: solve every class again of which a copy is nobody's. */
  Uni<Void> allSoon() {
    return allSoon(NOBODY);
  }

  /**
   * A pupil is new or corrected: solve every class again that expects this pupil, or of which a
   * copy is nobody's, or was given by rule to this pupil or to one who resembles this one.
   */
  Uni<Void> allSoon(int studentId) {
    return session()
        .flatMap(
            session ->
                session
                    .createNativeQuery(ALL_SOON)
                    .setParameter("student", studentId)
                    .setParameter("quiet", quiet.toMillis())
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** The exam is no more. */
  Uni<Void> forget(UUID examId) {
    return session()
        .flatMap(
            session ->
                session
                    .createNativeQuery("delete from class_assignment where exam_id = :exam")
                    .setParameter("exam", examId)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** A class that is due, ours for the time of a lease; or null. */
  Uni<Due> claim() {
    return database
        .preparedQuery(CLAIM)
        .execute(Tuple.of(lease.toMillis()))
        .map(
            rows -> {
              for (Row row : rows) {
                return new Due(
                    row.getUUID("exam_id"), row.getLong("revision"), row.getLong("desk_revision"));
              }
              return null;
            });
  }

  /** Whether the class still depends on what it was solved with; keeps it so until the end. */
  Uni<Boolean> isCurrent(Due due) {
    return session()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        "select revision from class_assignment where exam_id = :exam for update",
                        Long.class)
                    .setParameter("exam", due.examId())
                    .getSingleResultOrNull())
        .map(revision -> revision != null && revision == due.revision());
  }

  /** Ends the work on a class; it stays due if something changed meanwhile. */
  Uni<Void> end(Due due) {
    return session()
        .flatMap(
            session ->
                session
                    .createNativeQuery(END)
                    .setParameter("exam", due.examId())
                    .setParameter("revision", due.revision())
                    .setParameter("desk", due.deskRevision())
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** The session with everything written that the statements here look at. */
  private static Uni<Mutiny.Session> session() {
    return Panache.getSession().call(Mutiny.Session::flush);
  }
}
