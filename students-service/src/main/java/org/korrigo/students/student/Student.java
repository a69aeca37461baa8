package org.korrigo.students.student;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;

/** A pupil (domain §1). Created by {@link EnrollingStudents} and {@link WritingStudents} alone. */
@Entity
class Student {
  private static final int LONGEST_PART = 60;

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

  /** The name of the account that this service creates for the pupil, once it is chosen. */
  private String accountName;

  @Version private int version;

  @Column(updatable = false)
  private UUID creationKey;

  /** A pupil whom a person writes down. */
  static Student of(StudentForm form, UUID key) {
    Student student = new Student();
    student.creationKey = key;
    student.nameSplit = NameSplit.SETTLED;
    student.takeOver(form);
    return student;
  }

  /**
   * Takes over what a person says of the pupil, and tells so; a name that is cut otherwise than
   * before is settled by that.
   *
   * @return empty if nothing changes
   */
  Optional<StudentEnrolled> change(StudentForm form) {
    StudentEnrolled before = enrolled();
    boolean isRenamed = !lastName.equals(form.lastName()) || !firstName.equals(form.firstName());
    nameSplit = isRenamed ? NameSplit.SETTLED : nameSplit;
    takeOver(form);
    StudentEnrolled after = enrolled();
    return after.equals(before) ? Optional.empty() : Optional.of(after);
  }

  private void takeOver(StudentForm form) {
    lastName = form.lastName();
    firstName = form.firstName();
    dateNaissance = form.dateNaissance();
    className = form.className();
    email = form.email();
    foldedName = form.identity().foldedName();
  }

  /**
   * Takes over what only another record of the same pupil knows, and tells so.
   *
   * @param keptAccount the name of the account that stays, if this service created it, or null
   */
  StudentEnrolled absorb(Student other, String keptAccount) {
    email = email == null ? other.email : email;
    userId = userId == null ? other.userId : userId;
    accountName = keptAccount;
    return enrolled();
  }

  /** What is told when this record turns out to be another's, too. */
  StudentRemoved mergedInto(Student survivor) {
    return new StudentRemoved(id, survivor.id);
  }

  PupilDetails.Identity identity() {
    return new PupilDetails.Identity(foldedName, dateNaissance);
  }

  String accountName() {
    return accountName;
  }

  int version() {
    return version;
  }

  /** Links the pupil to an account, or to none, and tells so. */
  StudentEnrolled linkTo(String account) {
    userId = account;
    return enrolled();
  }

  /**
   * Takes a person's word for where the last name ends, and tells so.
   *
   * @return empty if it ends there already
   * @throws Problem invalid-request if the two together are not the name on the roster: its
   *     spelling is PRONOTE's, and the next import would not find the pupil again
   */
  Optional<StudentEnrolled> settleName(String last, String first) {
    if (!FoldedName.of(last + " " + first).equals(foldedName)) {
      throw new Problem(
              ProblemType.INVALID_REQUEST,
              "Last name and first name together must be the name on the roster.")
          .violating("last_name", "with first_name, is not the name on the roster");
    }
    StudentEnrolled before = enrolled();
    lastName = last;
    firstName = first;
    nameSplit = NameSplit.SETTLED;
    return enrolled().equals(before) ? Optional.empty() : Optional.of(enrolled());
  }

  /** Chooses the account's name; it stays, whatever becomes of the pupil's. */
  void reserveAccount() {
    if (accountName == null) {
      String first = FoldedName.lettersOf(firstName);
      String last = FoldedName.lettersOf(lastName);
      accountName =
          Stream.of(first, last, id.toString())
              .filter(part -> !part.isEmpty())
              .map(part -> part.substring(0, Math.min(part.length(), LONGEST_PART)))
              .collect(Collectors.joining("."));
    }
  }

  /**
   * The pupil by what an account needs.
   *
   * @param before how the pupil was written before
   */
  AccountHolder accountHolder(List<PupilDetails.Identity> before) {
    Set<String> names =
        Stream.concat(
                Stream.of(foldedName, FoldedName.of(lastName + " " + firstName)),
                before.stream().map(PupilDetails.Identity::foldedName))
            .collect(Collectors.toUnmodifiableSet());
    return new AccountHolder(id, lastName, firstName, className, email, userId, accountName, names);
  }

  /**
   * Makes sure that a person changes what the person saw.
   *
   * @param seen the version, or null if nobody said one
   * @throws Problem stale-version
   */
  void requireVersion(Integer seen) {
    if (seen != null && seen != version) {
      throw new Problem(
          ProblemType.STALE_VERSION, "The pupil was changed since you saw version " + seen + ".");
    }
  }

  /**
   * Makes sure that the account that was removed before is the one that the pupil has.
   *
   * @throws Problem conflict if an account was created or linked since
   */
  void requireAccountOf(StudentView seen) {
    if (!Objects.equals(accountName, seen.accountName()) || !isLinkedTo(seen.userId())) {
      throw new Problem(
          ProblemType.CONFLICT, "The pupil's account was changed meanwhile: ask again.");
    }
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
