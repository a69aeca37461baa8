package org.korrigo.exams.exam;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Exams in the database. */
@ApplicationScoped
class ExamRepository implements PanacheRepositoryBase<Exam, UUID> {

  /** The exam, or a not-found problem. */
  Uni<Exam> required(UUID id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("exam", id));
  }

  /** The exam, locked against everyone else until the end of the transaction. */
  Uni<Exam> requiredLocked(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("exam", id));
  }

  /** Exams after a cursor, the latest sitting first. */
  Uni<List<Exam>> page(ExamCursor after, int rows) {
    return after == null
        ? find("order by date desc, id desc").range(0, rows - 1).list()
        : find(
                "date < ?1 or (date = ?1 and id < ?2) order by date desc, id desc",
                after.date(),
                after.id())
            .range(0, rows - 1)
            .list();
  }

  /** Where a page of exams ends. */
  record ExamCursor(LocalDate date, UUID id) {}
}
