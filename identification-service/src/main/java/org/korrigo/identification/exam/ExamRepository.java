package org.korrigo.identification.exam;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Finds exams. */
@ApplicationScoped
class ExamRepository implements PanacheRepositoryBase<Exam, UUID> {
  private static final String KEEP =
      """
      insert into exam (exam_id) values (cast(:exam as uuid)) on conflict do nothing
      """;

  /** The exam, or the problem not-found. */
  Uni<Exam> required(UUID examId) {
    return findById(examId).onItem().ifNull().failWith(() -> Problem.notFound("exam", examId));
  }

  /** Whether the exam is gone: news of it that comes late is not for us. */
  Uni<Boolean> isDeleted(UUID examId) {
    return getSession()
        .flatMap(session -> session.find(DeletedExam.class, examId))
        .map(deleted -> deleted != null);
  }

  /** Writes an exam down of which nothing was known. */
  Uni<Void> keep(UUID examId) {
    return getSession()
        .flatMap(
            session -> session.createNativeQuery(KEEP).setParameter("exam", examId).executeUpdate())
        .replaceWithVoid();
  }

  /** Remembers that the exam is gone. */
  Uni<Void> bury(UUID examId, Instant deletedAt) {
    return getSession().flatMap(session -> session.persist(new DeletedExam(examId, deletedAt)));
  }
}
