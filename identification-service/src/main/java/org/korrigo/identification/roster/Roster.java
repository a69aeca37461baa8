package org.korrigo.identification.roster;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.identification.matching.Letters;
import org.korrigo.identification.matching.Pupil;

/** The pupils there are. Every method runs in the session or transaction of its caller. */
@ApplicationScoped
public class Roster {
  private final RosterStudentRepository students;

  Roster(RosterStudentRepository students) {
    this.students = students;
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

  /**
   * Who a pupil is by now, and stays until the transaction ends: the same, or the record into which
   * this one was merged; the same too while that one is not known yet. Null for one who left.
   */
  public Uni<Integer> nowIs(int studentId) {
    return students
        .held(studentId)
        .flatMap(
            student -> {
              if (student == null || !student.removed) {
                return Uni.createFrom().item(student == null ? null : studentId);
              }
              return student.mergedInto == null
                  ? Uni.createFrom().nullItem()
                  : students
                      .held(student.mergedInto)
                      .map(
                          survivor ->
                              survivor == null || survivor.removed
                                  ? studentId
                                  : (Integer) survivor.studentId);
            });
  }

  /** Those of the pupils who are there, and stay until the transaction ends. */
  public Uni<Set<Integer>> staying(Collection<Integer> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().item(Set.of())
        : students
            .staying(ids)
            .map(
                found ->
                    found.stream().map(student -> student.studentId).collect(Collectors.toSet()));
  }

  /** Every removed record with the one into which it was merged, or null for one who left. */
  public Uni<Map<Integer, Integer>> gone() {
    return students
        .list("removed", true)
        .map(
            all -> {
              Map<Integer, Integer> gone = new HashMap<>();
              all.forEach(student -> gone.put(student.studentId, student.mergedInto));
              return gone;
            });
  }

  /** Pupils by a part of their name, accents and order of names aside; all if there is none. */
  Uni<List<StudentView>> search(String text, int rows) {
    String letters = text == null ? "" : Letters.of(text);
    return (letters.isEmpty() ? students.first(rows) : students.search(letters, rows))
        .map(found -> found.stream().map(RosterStudent::view).toList());
  }
}
