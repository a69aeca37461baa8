package org.korrigo.grading.release;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.korrigo.contracts.students.StudentEnrolled;

/** Projection of a pupil for results and the marks file; without a name once removed. */
@Entity
class Student {
  @Id Integer id;
  String lastName;
  String firstName;
  LocalDate dateNaissance;
  String className;
  String userId;
  long sequence;

  static Student unknown(int id) {
    Student student = new Student();
    student.id = id;
    return student;
  }

  /** Takes over what the roster says, unless something newer was told before. */
  void enrol(StudentEnrolled enrolment, long sequence) {
    if (sequence <= this.sequence) {
      return;
    }
    this.sequence = sequence;
    lastName = enrolment.lastName();
    firstName = enrolment.firstName();
    dateNaissance = enrolment.dateNaissance();
    className = enrolment.className();
    userId = enrolment.userId();
  }

  /** Forgets the pupil; only that something newer than older enrolments was told remains. */
  void remove(long sequence) {
    if (sequence <= this.sequence) {
      return;
    }
    this.sequence = sequence;
    lastName = null;
    firstName = null;
    dateNaissance = null;
    className = null;
    userId = null;
  }

  /** Whether the pupil is on the roster. */
  boolean enrolled() {
    return lastName != null;
  }
}
