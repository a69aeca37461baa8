package org.korrigo.exams.repair;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.exam.ExamOutline;

/** What must hold of the paper that an action names, or it is refused. */
final class Required {
  private Required() {}

  /** Refuses a booklet that is not of the exam, as not-found. */
  static void found(UUID id, Map<UUID, BookletContent> contents) {
    if (!contents.containsKey(id)) {
      throw Problem.notFound("booklet", id);
    }
  }

  /** Refuses a booklet that lies in no copy, as stale-version. */
  static void inUse(BookletContent booklet) {
    if (booklet.superseded()) {
      throw new Problem(
              ProblemType.STALE_VERSION,
              "The booklet " + booklet.id() + " was replaced or put aside meanwhile.")
          .with("booklet_id", booklet.id());
    }
  }

  /** Refuses a booklet that lies in a copy, as a conflict. */
  static void aside(BookletContent booklet) {
    if (!booklet.superseded()) {
      throw new Problem(ProblemType.CONFLICT, "The booklet " + booklet.id() + " was not put aside.")
          .with("booklet_id", booklet.id());
    }
  }

  /** Refuses a copy that is not of the exam, as not-found. */
  static void copy(ExamOutline exam, UUID id, Map<UUID, List<BookletContent>> found) {
    if (!found.containsKey(id) || !found.get(id).getFirst().examId().equals(exam.id())) {
      throw Problem.notFound("copy", id);
    }
  }
}
