package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.copy.ArrangingCopies;
import org.korrigo.exams.repair.Acting.Acted;

/** Saying who was absent. */
@ApplicationScoped
class MarkingAbsences {
  private final Acting acting;
  private final ArrangingCopies copies;

  MarkingAbsences(Acting acting, ArrangingCopies copies) {
    this.acting = acting;
    this.copies = copies;
  }

  /**
   * Says that a pupil was absent.
   *
   * @throws Problem not-found, or conflict if that was said already
   */
  Uni<Acted> markPupil(UUID examId, int student, Occasion occasion) {
    return acting.act(
        Uni.createFrom().item(examId),
        occasion,
        Subject.of(List.of()).withStudents(List.of(student)),
        layout -> mark(layout.desk(), student, occasion.reason()));
  }

  /**
   * Says that whoever a copy was meant for was absent: all its sides are put aside, and so the copy
   * is discarded.
   *
   * @param student the pupil, or null for the one whose copy it is known to be, if anyone's
   * @throws Problem not-found, copy-handed-over, or conflict if the pupil was marked absent already
   */
  Uni<Acted> markCopy(UUID copyId, Integer student, Occasion occasion) {
    return Panache.withSession(
            () -> student == null ? copies.studentOf(copyId) : Uni.createFrom().item(student))
        .flatMap(known -> mark(copyId, Optional.ofNullable(known), occasion));
  }

  private Uni<Acted> mark(UUID copyId, Optional<Integer> student, Occasion occasion) {
    return acting.act(
        Uni.createFrom().deferred(() -> copies.examOf(copyId)),
        occasion,
        Subject.of(copyId).withStudents(student.stream().toList()),
        layout -> {
          Desk desk = layout.desk();
          SideEdits.discardCopy(desk, copyId, occasion.reason());
          student.ifPresent(pupil -> mark(desk, pupil, occasion.reason()));
        });
  }

  private static void mark(Desk desk, int student, String reason) {
    if (desk.isAbsent(student)) {
      throw new Problem(ProblemType.CONFLICT, "The pupil " + student + " is marked absent already.")
          .with("student_id", student);
    }
    desk.markAbsent(student, reason);
  }
}
