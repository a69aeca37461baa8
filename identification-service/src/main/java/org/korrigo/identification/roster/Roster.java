package org.korrigo.identification.roster;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.identification.matching.Letters;
import org.korrigo.identification.matching.Pupil;

/** The pupils there are. Every method runs in the session or transaction of its caller. */
@ApplicationScoped
public class Roster {
  private final RosterStudentRepository students;
  private final RosterListener listener;

  Roster(RosterStudentRepository students, RosterListener listener) {
    this.students = students;
    this.listener = listener;
  }

  /** Everybody, for matching. */
  public Uni<List<Pupil>> pupils() {
    return students
        .list("removed", false)
        .map(all -> all.stream().map(RosterStudent::pupil).toList());
  }

  /** Some pupils by id; one who left is not among them. */
  public Uni<Map<Integer, StudentView>> named(Collection<Integer> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return students
        .list("removed = false and studentId in ?1", ids)
        .map(
            found ->
                found.stream()
                    .map(RosterStudent::view)
                    .collect(Collectors.toMap(StudentView::id, Function.identity())));
  }

  /**
   * A pupil to be given a copy; stays until the transaction ends.
   *
   * @throws Problem not-found if there is none
   */
  public Uni<StudentView> required(int studentId) {
    return students.requiredToStay(studentId).map(RosterStudent::view);
  }

  /** Whether there is such a pupil, who then stays until the transaction ends. */
  public Uni<Boolean> stays(int studentId) {
    return students.staying(studentId).map(student -> student != null);
  }

  /** Pupils by a part of their name, accents and order of names aside; all if there is none. */
  Uni<List<StudentView>> search(String text, int rows) {
    String letters = text == null ? "" : Letters.of(text);
    return (letters.isEmpty() ? students.first(rows) : students.search(letters, rows))
        .map(found -> found.stream().map(RosterStudent::view).toList());
  }

  Uni<Void> enrol(StudentEnrolled enrolled, long sequence) {
    return found(enrolled.studentId())
        .flatMap(
            student -> {
              if (!student.isOlderThan(sequence)) {
                return Uni.createFrom().voidItem();
              }
              student.enrol(enrolled, sequence);
              return students.persist(student).flatMap(kept -> listener.pupilChanged());
            });
  }

  Uni<Void> remove(StudentRemoved removed, long sequence) {
    return found(removed.studentId())
        .flatMap(
            student -> {
              if (!student.isOlderThan(sequence)) {
                return Uni.createFrom().voidItem();
              }
              student.remove(sequence);
              return students.persistAndFlush(student).flatMap(kept -> tell(removed));
            });
  }

  private Uni<Void> tell(StudentRemoved removed) {
    if (removed.mergedInto() == null) {
      return listener.pupilRemoved(removed.studentId());
    }
    return students
        .staying(removed.mergedInto())
        .flatMap(
            survivor ->
                survivor == null
                    ? listener.pupilRemoved(removed.studentId())
                    : listener.pupilMerged(removed.studentId(), removed.mergedInto()));
  }

  private Uni<RosterStudent> found(int studentId) {
    return students
        .findById(studentId)
        .onItem()
        .ifNull()
        .continueWith(() -> new RosterStudent(studentId));
  }
}
