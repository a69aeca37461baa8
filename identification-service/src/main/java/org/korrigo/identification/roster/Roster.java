package org.korrigo.identification.roster;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                    found.stream()
                        .map(student -> student.studentId)
                        .collect(Collectors.toSet()));
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

  Uni<Void> enrol(StudentEnrolled enrolled, long sequence) {
    int id = enrolled.studentId();
    return students
        .hold(List.of(id))
        .flatMap(held -> found(id))
        .flatMap(
            student -> {
              if (!student.isOlderThan(sequence)) {
                return Uni.createFrom().voidItem();
              }
              boolean isNew = student.removed;
              boolean changed = student.enrol(enrolled, sequence);
              return students
                  .persistAndFlush(student)
                  .flatMap(
                      kept -> changed ? listener.pupilChanged(id) : Uni.createFrom().voidItem())
                  .flatMap(told -> isNew ? mergeThoseThatWaited(id) : Uni.createFrom().voidItem());
            });
  }

  /** Records that were merged into this one before it was known. */
  private Uni<Void> mergeThoseThatWaited(int id) {
    return students
        .mergedInto(id)
        .flatMap(merged -> each(merged, record -> listener.pupilMerged(record, id)));
  }

  Uni<Void> remove(StudentRemoved removed, long sequence) {
    int id = removed.studentId();
    return students
        .hold(Stream.of(id, removed.mergedInto()).filter(Objects::nonNull).toList())
        .flatMap(held -> found(id))
        .flatMap(
            student ->
                student.isOlderThan(sequence)
                    ? survivor(removed.mergedInto())
                        .flatMap(survivor -> remove(student, survivor, sequence))
                    : Uni.createFrom().voidItem());
  }

  /**
   * The record that is the pupil's at the end of a chain.
   *
   * @param id null if the pupil left
   * @param known whether it was told of
   */
  private record Survivor(Integer id, boolean known) {
    static final Survivor NONE = new Survivor(null, false);
  }

  private Uni<Survivor> survivor(Integer id) {
    if (id == null) {
      return Uni.createFrom().item(Survivor.NONE);
    }
    return students
        .hold(List.of(id))
        .flatMap(held -> students.held(id))
        .flatMap(
            student -> {
              if (student == null || !student.removed) {
                return Uni.createFrom().item(new Survivor(id, student != null));
              }
              return survivor(student.mergedInto);
            });
  }

  /** The records that had been merged into this one go the same way. */
  private Uni<Void> remove(RosterStudent student, Survivor survivor, long sequence) {
    student.remove(survivor.id(), sequence);
    return students
        .persistAndFlush(student)
        .flatMap(kept -> students.list("mergedInto", student.studentId))
        .flatMap(
            merged -> {
              merged.forEach(record -> record.mergedInto = survivor.id());
              return each(
                  Stream.concat(Stream.of(student), merged.stream())
                      .map(record -> record.studentId)
                      .toList(),
                  record -> tell(record, survivor));
            });
  }

  private Uni<Void> tell(int studentId, Survivor survivor) {
    if (survivor.id() == null) {
      return listener.pupilRemoved(studentId);
    }
    return survivor.known()
        ? listener.pupilMerged(studentId, survivor.id())
        : listener.pupilGone();
  }

  private static Uni<Void> each(List<Integer> ids, Function<Integer, Uni<Void>> action) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(action::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<RosterStudent> found(int studentId) {
    return students
        .findById(studentId)
        .onItem()
        .ifNull()
        .continueWith(() -> new RosterStudent(studentId));
  }
}
