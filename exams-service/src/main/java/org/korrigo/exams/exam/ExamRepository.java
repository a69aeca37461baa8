package org.korrigo.exams.exam;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** The exam, locked against changes until the end of the transaction. */
  Uni<Exam> requiredShared(UUID id) {
    return findById(id, LockModeType.PESSIMISTIC_READ)
        .onItem()
        .ifNull()
        .failWith(() -> Problem.notFound("exam", id));
  }

  /** Removes an exam that the caller has locked. */
  Uni<Void> remove(Exam exam) {
    return delete("id", exam.id).replaceWithVoid();
  }

  /** Exams that pass a filter after a cursor, the latest sitting first. */
  Uni<List<Exam>> page(ExamFilter filter, ExamCursor after, int rows) {
    List<String> where = new ArrayList<>(List.of("true"));
    Map<String, Object> values = new HashMap<>();
    if (filter.from() != null) {
      where.add("date >= :from");
      values.put("from", filter.from());
    }
    if (filter.to() != null) {
      where.add("date <= :to");
      values.put("to", filter.to());
    }
    if (filter.name() != null) {
      where.add("locate(lower(:name), lower(name)) > 0");
      values.put("name", filter.name());
    }
    if (after != null) {
      where.add("(date < :date or (date = :date and id < :id))");
      values.put("date", after.date());
      values.put("id", after.id());
    }
    return find(String.join(" and ", where) + " order by date desc, id desc", values)
        .range(0, rows - 1)
        .list();
  }

  /** Where a page of exams ends. */
  record ExamCursor(LocalDate date, UUID id) {}
}
