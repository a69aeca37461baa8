package org.korrigo.identification.roster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.matching.Letters;
import org.korrigo.identification.matching.Pupil;

/**
 * A pupil of the roster. A removed pupil's row stays without the person: it remembers the sequence,
 * so that an older enrolment that comes late does not bring the pupil back.
 */
@Entity
class RosterStudent {
  @Id int studentId;
  String lastName;
  String firstName;
  LocalDate dateNaissance;
  String className;

  @Column(columnDefinition = "text")
  String searchText;

  boolean removed;
  long sequence;

  protected RosterStudent() {}

  RosterStudent(int studentId) {
    this.studentId = studentId;
    this.removed = true;
    this.sequence = Long.MIN_VALUE;
  }

  boolean isOlderThan(long newSequence) {
    return sequence < newSequence;
  }

  void enrol(StudentEnrolled student, long newSequence) {
    lastName = student.lastName();
    firstName = student.firstName();
    dateNaissance = student.dateNaissance();
    className = student.className();
    searchText = Letters.of(student.lastName() + " " + student.firstName());
    removed = false;
    sequence = newSequence;
  }

  void remove(long newSequence) {
    lastName = null;
    firstName = null;
    dateNaissance = null;
    className = null;
    searchText = null;
    removed = true;
    sequence = newSequence;
  }

  Pupil pupil() {
    return new Pupil(studentId, lastName, firstName, dateNaissance);
  }

  StudentView view() {
    return new StudentView(studentId, lastName, firstName, dateNaissance, className);
  }
}
