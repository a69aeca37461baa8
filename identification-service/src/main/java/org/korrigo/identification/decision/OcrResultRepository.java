package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Finds what is known of copies. */
@ApplicationScoped
class OcrResultRepository implements PanacheRepositoryBase<OcrResult, UUID> {
  private static final UUID FIRST = new UUID(0, 0);

  /** The copy, or the problem not-found. */
  Uni<OcrResult> required(UUID copyId) {
    return findById(copyId).onItem().ifNull().failWith(() -> Problem.notFound("copy", copyId));
  }

  /**
   * Copies of an exam after one, in the order of their ids.
   *
   * @param state only these, or null for all
   */
  Uni<List<OcrResult>> page(UUID examId, CopyState state, UUID after, int rows) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("exam", examId);
    parameters.put("after", after == null ? FIRST : after);
    String states = "";
    if (state != null) {
      states = " and state = :state";
      parameters.put("state", state);
    }
    return find("examId = :exam and copyId > :after" + states + " order by copyId", parameters)
        .page(0, rows)
        .list();
  }

  Uni<List<OcrResult>> ofExam(UUID examId) {
    return list("examId = ?1 order by copyId", examId);
  }

  /** The exam of a copy, or the problem not-found. */
  Uni<UUID> requiredExam(UUID copyId) {
    return ids("select examId from OcrResult where copyId = ?1", copyId)
        .map(exams -> exams.isEmpty() ? null : exams.getFirst())
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("copy", copyId));
  }

  /** The exams of which a pupil has a copy, always in the same order. */
  Uni<List<UUID>> examsOf(int studentId) {
    return ids("select examId from OcrResult where studentId = ?1 order by examId", studentId);
  }

  private Uni<List<UUID>> ids(String query, Object parameter) {
    return getSession()
        .flatMap(
            session ->
                session.createQuery(query, UUID.class).setParameter(1, parameter).getResultList());
  }

  /** The copy of an exam that a pupil has, or null. */
  Uni<OcrResult> ofStudent(UUID examId, int studentId) {
    return find("examId = ?1 and studentId = ?2", examId, studentId).firstResult();
  }

  Uni<ProgressView> progress(UUID examId) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createQuery(
                        "select r.state, count(*) from OcrResult r where r.examId = :exam group by"
                            + " r.state",
                        Object[].class)
                    .setParameter("exam", examId)
                    .getResultList())
        .map(ProgressView::of);
  }
}
