package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.CopyMarks;

/** The copies of an exam with their owners, in three queries; within the caller's session. */
@ApplicationScoped
class OwnedCopies {
  private static final String OF_EXAM = "id in (select studentId from CopyOwner where examId = ?1)";

  private final Copies copies;
  private final CopyOwnerRepository owners;
  private final StudentRepository students;

  OwnedCopies(Copies copies, CopyOwnerRepository owners, StudentRepository students) {
    this.copies = copies;
    this.owners = owners;
    this.students = students;
  }

  /** By anonymous id. */
  Uni<List<OwnedCopy>> ofExam(UUID examId) {
    return copies
        .marksOfExam(examId)
        .flatMap(
            found ->
                owners
                    .list("examId", examId)
                    .flatMap(decided -> withPupils(examId, found, decided)));
  }

  /** The owners of an exam's copies that are on the roster, by copy, in two queries. */
  Uni<Map<UUID, Student>> pupils(UUID examId) {
    return pupils("examId = ?1", examId);
  }

  /** The owners of some copies that are on the roster, by copy, in two queries. */
  Uni<Map<UUID, Student>> pupils(List<UUID> copyIds) {
    return pupils("copyId in ?1", copyIds);
  }

  private Uni<Map<UUID, Student>> pupils(String which, Object of) {
    return owners
        .list(which + " and studentId is not null", of)
        .flatMap(
            decided ->
                students
                    .list("id in (select studentId from CopyOwner where " + which + ")", of)
                    .map(known -> pupils(decided, enrolled(known))));
  }

  private static Map<UUID, Student> pupils(List<CopyOwner> decided, Map<Integer, Student> known) {
    return decided.stream()
        .filter(owner -> known.containsKey(owner.studentId))
        .collect(Collectors.toMap(owner -> owner.copyId, owner -> known.get(owner.studentId)));
  }

  private static Map<Integer, Student> enrolled(List<Student> known) {
    return known.stream()
        .filter(Student::enrolled)
        .collect(Collectors.toMap(one -> one.id, Function.identity()));
  }

  private Uni<List<OwnedCopy>> withPupils(
      UUID examId, List<CopyMarks> found, List<CopyOwner> decided) {
    Map<UUID, CopyOwner> owner =
        decided.stream().collect(Collectors.toMap(one -> one.copyId, Function.identity()));
    return students
        .list(OF_EXAM, examId)
        .map(
            pupils -> {
              Map<Integer, Student> student =
                  pupils.stream().collect(Collectors.toMap(one -> one.id, Function.identity()));
              Map<Integer, Long> copiesOf = copiesOf(decided);
              return found.stream()
                  .map(copy -> owned(copy, owner.get(copy.id()), student, copiesOf))
                  .toList();
            });
  }

  private static Map<Integer, Long> copiesOf(List<CopyOwner> decided) {
    return decided.stream()
        .filter(owner -> owner.studentId != null)
        .collect(Collectors.groupingBy(owner -> owner.studentId, Collectors.counting()));
  }

  private static OwnedCopy owned(
      CopyMarks copy,
      CopyOwner owner,
      Map<Integer, Student> students,
      Map<Integer, Long> copiesOf) {
    if (owner == null || owner.studentId == null) {
      return new OwnedCopy(copy, owner, null, true);
    }
    boolean alone = copiesOf.get(owner.studentId) == 1;
    return new OwnedCopy(copy, owner, students.get(owner.studentId), alone);
  }
}
