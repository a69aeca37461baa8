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

  /** The record into which this one was merged, at the end of any chain; it may be unknown yet. */
  Integer mergedInto;

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

  /** Takes what was told. Answers whether it is another name or birth date than before. */
  boolean enrol(StudentEnrolled student, long newSequence) {
    boolean changed =
        removed
            || !student.lastName().equals(lastName)
            || !student.firstName().equals(firstName)
            || !student.dateNaissance().equals(dateNaissance);
    lastName = student.lastName();
    firstName = student.firstName();
    dateNaissance = student.dateNaissance();
    className = student.className();
    searchText = Letters.of(student.lastName() + " " + student.firstName());
    removed = false;
    mergedInto = null;
    sequence = newSequence;
    return changed;
  }

  /**
   * Forgets the person.
   *
   * @param survivorId the record that is the same pupil's, or null
   */
  void remove(Integer survivorId, long newSequence) {
    lastName = null;
    firstName = null;
    dateNaissance = null;
    className = null;
    searchText = null;
    removed = true;
    mergedInto = survivorId;
    sequence = newSequence;
  }

  Pupil pupil() {
    return new Pupil(studentId, lastName, firstName, dateNaissance);
  }

  StudentView view() {
    return new StudentView(studentId, lastName, firstName, dateNaissance, className);
  }
}
