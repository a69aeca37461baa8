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

  /**
   * Of two records of one pupil, one account stays; that is not done if this fails. May be told
   * again.
   *
   * @param studentId of one of the records
   * @param kept the subject of the account that stays, or null
   * @return whether this is the account that was created for the record; any other that was is gone
   */
  Uni<Boolean> merging(int studentId, String kept);
}
