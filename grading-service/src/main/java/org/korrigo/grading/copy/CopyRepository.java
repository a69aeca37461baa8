package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.Session;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.copy.ProgressView.AssignedCount;
import org.korrigo.grading.exam.ExamOutline;

@ApplicationScoped
class CopyRepository implements PanacheRepositoryBase<Copy, UUID> {
  /** Takes the rows of a copy and its exam. */
  private static final String HOLD =
      """
      with held as materialized (
        select exam.id from exam
        where exam.id = (select exam_id from copy where copy.id = :id)
        for key share of exam)
      select copy.id from held join copy on copy.exam_id = held.id and copy.id = :id
      for no key update of copy
      """;

  private static final String EXPIRED_LOCK =
      "in (select l.copyId from CopyLock l where l.expiresAt <= :now)";

  private static final Map<CopyStatus, String> BY_STATUS =
      Map.of(
          CopyStatus.READY,
          "(status = READY or status = LOCKED and id " + EXPIRED_LOCK + ")",
          CopyStatus.LOCKED,
          "status = LOCKED and id not " + EXPIRED_LOCK,
          CopyStatus.GRADED,
          "status = GRADED");

  /** As {@link VisibleCopies} has it. */
  private static final String OWN =
      "(assignedCorrectorId = :teacher or lockedById = :teacher or gradedById = :teacher)";

  private static final String OWN_OR_FREE =
      "(" + OWN + " or assignedCorrectorId is null and " + BY_STATUS.get(CopyStatus.READY) + ")";

  private static final String MARKS =
      "select id, anonymousId, status, subjectVariant, assignedCorrectorId, globalAppreciation,"
          + " leafPoints, deltaSum, score, gradedAt, finalPdf from Copy ";

  private static final String HOLD_ALL =
      "select copy.id from copy where copy.id = any(:ids) order by copy.id for update";

  Uni<Copy> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("copy", id));
  }

  /**
   * The copy, held against any other change until the transaction ends.
   *
   * <p>Its exam is held first, against deletion only: whoever holds both takes them in this order,
   * so that an exam's deletion, which goes from the exam to its copies, waits for the writes that
   * have begun, and those that come later find nothing.
   */
  Uni<Copy> requiredForUpdate(UUID id) {
    return Panache.getSession().flatMap(session -> hold(session, id)).chain(() -> required(id));
  }

  /**
   * Holds a copy as {@link #requiredForUpdate} does. One that is handed over after this looked for
   * it is not held, and so not found.
   *
   * @throws Problem not-found
   */
  static Uni<Void> hold(Session session, UUID id) {
    return session
        .createNativeQuery(HOLD)
        .setParameter("id", id)
        .executeUpdate()
        .invoke(
            held -> {
              if (held == 0) {
                throw Problem.notFound("copy", id);
              }
            })
        .replaceWithVoid();
  }

  /** Copies held against any other change, in one order for everyone, however many they are. */
  Uni<List<Copy>> locked(Collection<UUID> ids) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(HOLD_ALL)
                    .setParameter("ids", ids.toArray(UUID[]::new))
                    .executeUpdate())
        .chain(() -> list("id in ?1 order by id", ids));
  }

  /** The exam of a copy, without loading the copy. */
  Uni<UUID> examOf(UUID id) {
    return find("select examId from Copy where id = ?1", id)
        .project(UUID.class)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("copy", id));
  }

  /**
   * An exam's copies that the viewer may see, by anonymous id.
   *
   * @param status null for all; a copy whose lock has expired by now counts as READY
   */
  Uni<List<Copy>> page(ExamOutline exam, CopyStatus status, String after, int rows, Viewer viewer) {
    Map<String, Object> parameters = new HashMap<>(Map.of("exam", exam.id()));
    String query = "examId = :exam";
    if (!viewer.seesAll()) {
      query += " and " + (exam.openMarking() ? OWN_OR_FREE : OWN);
      parameters.put("teacher", viewer.subject());
    }
    if (status != null) {
      query += " and " + BY_STATUS.get(status);
    }
    if (query.contains(":now")) {
      parameters.put("now", viewer.now());
    }
    if (after != null) {
      query += " and anonymousId > :after";
      parameters.put("after", after);
    }
    return find(query + " order by anonymousId", parameters).page(0, rows).list();
  }

  /** Whether a teacher has a copy of the exam. */
  Uni<Boolean> anyOwn(UUID examId, String teacher) {
    return count("examId = :exam and " + OWN, Map.of("exam", examId, "teacher", teacher))
        .map(count -> count > 0);
  }

  /** What every copy of an exam counts, by anonymous id. */
  Uni<List<CopyMarks>> marks(UUID examId) {
    return find(MARKS + "where examId = ?1 order by anonymousId", examId)
        .project(CopyMarks.class)
        .list();
  }

  /** The same of some copies: those that come after an anonymous id. */
  Uni<List<CopyMarks>> marks(UUID examId, String after, int rows) {
    return find(
            MARKS + "where examId = ?1 and anonymousId > ?2 order by anonymousId", examId, after)
        .page(0, rows)
        .project(CopyMarks.class)
        .list();
  }

  /** How many copies some exams have in each state, in one query. */
  Uni<List<StatusCount>> counts(List<UUID> examIds, Instant now) {
    return find(
            "select c.examId, c.status, count(c.id), count(case when l.expiresAt <= ?2 then 1 end)"
                + " from Copy c left join CopyLock l on l.copyId = c.id where c.examId in ?1"
                + " group by c.examId, c.status",
            examIds,
            now)
        .project(StatusCount.class)
        .list();
  }

  /** How many copies each corrector of an exam has in each state, in one query. */
  Uni<List<AssignedCount>> assignedCounts(UUID examId, Instant now) {
    return find(
            "select coalesce(c.assignedCorrectorId, c.gradedById), c.status, count(c.id),"
                + " count(case when l.expiresAt <= ?2 then 1 end) from Copy c left join CopyLock l"
                + " on l.copyId = c.id where c.examId = ?1 group by coalesce(c.assignedCorrectorId,"
                + " c.gradedById), c.status",
            examId,
            now)
        .project(AssignedCount.class)
        .list();
  }

  /**
   * How many copies of an exam are in a state.
   *
   * @param expired how many of them have a lock that has expired
   */
  record StatusCount(UUID examId, CopyStatus status, long copies, long expired) {}
}
