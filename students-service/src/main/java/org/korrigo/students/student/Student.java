package org.korrigo.students.student;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Objects;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;

/** A pupil (domain §1). Created by {@link EnrollingStudents} alone. */
@Entity
class Student {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  private String lastName;
  private String firstName;
  private LocalDate dateNaissance;
  private String className;
  private String email;
  private String userId;

  @Enumerated(EnumType.STRING)
  private NameSplit nameSplit;

  private String foldedName;

  /** Links the pupil to an account, or to none, and tells so. */
  StudentEnrolled linkTo(String account) {
    userId = account;
    return enrolled();
  }

  /**
   * Takes a person's word for where the last name ends, and tells so.
   *
   * @throws Problem invalid-request if the two together are not the name on the roster: its
   *     spelling is PRONOTE's, and the next import would not find the pupil again
   */
  StudentEnrolled settleName(String last, String first) {
    if (!FoldedName.of(last + " " + first).equals(foldedName)) {
      throw new Problem(
              ProblemType.INVALID_REQUEST,
              "Last name and first name together must be the name on the roster.")
          .violating("last_name", "with first_name, is not the name on the roster");
    }
    lastName = last;
    firstName = first;
    nameSplit = NameSplit.SETTLED;
    return enrolled();
  }

  /** What is told when the pupil leaves. */
  StudentRemoved removed() {
    return new StudentRemoved(id);
  }

  /** What is told of the pupil as it stands. */
  StudentEnrolled enrolled() {
    return new StudentEnrolled(id, lastName, firstName, dateNaissance, className, email, userId);
  }

  PupilName name() {
    return new PupilName(id, lastName, firstName);
  }

  boolean isLinkedTo(String account) {
    return Objects.equals(userId, account);
  }

  Integer id() {
    return id;
  }

  String lastName() {
    return lastName;
  }

  String firstName() {
    return firstName;
  }

  LocalDate dateNaissance() {
    return dateNaissance;
  }

  String className() {
    return className;
  }

  String email() {
    return email;
  }

  String userId() {
    return userId;
  }

  NameSplit nameSplit() {
    return nameSplit;
  }
}
