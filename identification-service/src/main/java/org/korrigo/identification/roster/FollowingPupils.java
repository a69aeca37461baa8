package org.korrigo.identification.roster;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;

/**
 * Takes over what students-service tells of pupils, newest wins. Events of two records come in any
 * order: a merge into a record that is not known yet waits for it, and one into a record that was
 * merged itself goes to the end of the chain. Runs in its caller's transaction.
 */
@ApplicationScoped
class FollowingPupils {
  private final RosterStudentRepository students;
  private final RosterListener listener;

  FollowingPupils(RosterStudentRepository students, RosterListener listener) {
    this.students = students;
    this.listener = listener;
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
                  .flatMap(kept -> isNew ? mergeThoseThatWaited(id) : Uni.createFrom().voidItem())
                  .flatMap(
                      merged ->
                          isNew || changed
                              ? listener.pupilChanged(id)
                              : Uni.createFrom().voidItem());
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
                        .map(survivor -> survivor.isNot(id))
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

    /** Nobody, where a circle of merges leads back to the record itself. */
    Survivor isNot(int itself) {
      return id != null && id == itself ? NONE : this;
    }
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
            })
        .flatMap(told -> listener.pupilGone());
  }

  private Uni<Void> tell(int studentId, Survivor survivor) {
    if (survivor.id() == null) {
      return listener.pupilRemoved(studentId);
    }
    return survivor.known()
        ? listener.pupilMerged(studentId, survivor.id())
        : Uni.createFrom().voidItem();
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
