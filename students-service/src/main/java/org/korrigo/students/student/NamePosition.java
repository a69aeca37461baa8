package org.korrigo.students.student;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.korrigo.contracts.problem.Problem;

/** Where a page of pupils ended, in the order of the list: what {@code ?after=} carries. */
record NamePosition(String foldedName, int id) {

  static NamePosition of(StudentView student) {
    return new NamePosition(
        FoldedName.of(student.lastName() + " " + student.firstName()), student.id());
  }

  /**
   * Reads a cursor.
   *
   * @throws Problem invalid-request if no list gave it
   */
  static NamePosition parse(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int end = text.lastIndexOf('/');
      return new NamePosition(text.substring(0, end), Integer.parseInt(text.substring(end + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Problem.invalid("after", "is not the cursor of a page of this list");
    }
  }

  String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((foldedName + "/" + id).getBytes(StandardCharsets.UTF_8));
  }
}
