package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;

/** Finds what is known of copies, to be changed. */
@ApplicationScoped
class OcrResultRepository implements PanacheRepositoryBase<OcrResult, UUID> {
  private static final int A_FEW = 25;
  private static final String EXAMS_ABOUT =
      """
      select exam_id from ocr_result where student_id = :student
      union
      select exam_id from ocr_result
      where student_id is null and candidates -> 0 ->> 'student_id' = cast(cast(:student as integer) as text)
      order by exam_id
      """;
  private static final String LIKELIEST =
      """
      select copy_id from ocr_result
      where exam_id = :exam
        and student_id is null and candidates -> 0 ->> 'student_id' = cast(cast(:student as integer) as text)
      """;

  /** The copy, or the problem not-found. */
  Uni<OcrResult> required(UUID copyId) {
    return findById(copyId).onItem().ifNull().failWith(() -> Problem.notFound("copy", copyId));
  }

  /**
   * All copies of an exam, a few at a time: their readings are large, and whoever works on the same
   * thread gets a turn in between.
   */
  Uni<List<OcrResult>> ofExam(UUID examId) {
    return after(new UUID(0, 0), examId, new ArrayList<>());
  }

  private Uni<List<OcrResult>> after(UUID last, UUID examId, List<OcrResult> found) {
    return find("examId = ?1 and copyId > ?2 order by copyId", examId, last)
        .page(0, A_FEW)
        .list()
        .flatMap(
            page -> {
              found.addAll(page);
              return page.size() < A_FEW
                  ? Uni.createFrom().item(found)
                  : after(page.getLast().copyId, examId, found);
            });
  }

  /** Those of the copies that there still are. */
  Uni<List<OcrResult>> withIds(Collection<UUID> copyIds) {
    return list("copyId in ?1 order by copyId", copyIds);
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
    return ids(
        "select examId from OcrResult where verdict.studentId = ?1 order by examId", studentId);
  }

  /**
   * The exams of which a pupil has a copy, or one that is nobody's is likeliest the pupil's; always
   * in the same order.
   */
  Uni<List<UUID>> examsAbout(int studentId) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(EXAMS_ABOUT, UUID.class)
                    .setParameter("student", studentId)
                    .getResultList());
  }

  /** The copies of an exam that are nobody's and likeliest a pupil's. */
  Uni<List<OcrResult>> likeliest(UUID examId, int studentId) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(LIKELIEST, UUID.class)
                    .setParameter("student", studentId)
                    .setParameter("exam", examId)
                    .getResultList())
        .flatMap(this::withIds);
  }

  private Uni<List<UUID>> ids(String query, Object parameter) {
    return getSession()
        .flatMap(
            session ->
                session.createQuery(query, UUID.class).setParameter(1, parameter).getResultList());
  }

  /** Who of these pupils has a copy of an exam, and which. */
  Uni<Map<Integer, UUID>> holders(UUID examId, Collection<Integer> students) {
    if (students.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return getSession()
        .flatMap(
            session ->
                session
                    .createQuery(
                        "select verdict.studentId, copyId from OcrResult"
                            + " where examId = ?1 and verdict.studentId in ?2",
                        Object[].class)
                    .setParameter(1, examId)
                    .setParameter(2, students)
                    .getResultList())
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> (Integer) row[0], row -> (UUID) row[1])));
  }

  /** The copy of an exam that a pupil has, or null. */
  Uni<OcrResult> ofStudent(UUID examId, int studentId) {
    return find("examId = ?1 and verdict.studentId = ?2", examId, studentId).firstResult();
  }
}
