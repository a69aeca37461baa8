package org.korrigo.contracts.students;

import org.korrigo.contracts.event.DomainEvent;

/**
 * A pupil left the roster: copies stay, anonymous (domain §4, set null), unless the record was
 * another's of the same pupil.
 *
 * @param studentId the record that is gone
 * @param mergedInto the pupil's other record, whose the copies are from now on; null for one who
 *     left
 */
public record StudentRemoved(int studentId, Integer mergedInto) implements DomainEvent {

  /** A pupil who left. */
  public StudentRemoved(int studentId) {
    this(studentId, null);
  }

  @Override
  public String key() {
    return Integer.toString(studentId);
  }
}
