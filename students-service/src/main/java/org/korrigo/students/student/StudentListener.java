package org.korrigo.students.student;

import io.smallrye.mutiny.Uni;

/** Told what becomes of a pupil before it is so. */
public interface StudentListener {

  /**
   * A pupil is about to be removed; that is not done if this fails. May be told again.
   *
   * @param studentId of the record
   */
  Uni<Void> leaving(int studentId);
}
