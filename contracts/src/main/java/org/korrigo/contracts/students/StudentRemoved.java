package org.korrigo.contracts.students;

import org.korrigo.contracts.event.DomainEvent;

/** A pupil left the roster: copies stay, anonymous (domain §4, set null). */
public record StudentRemoved(int studentId) implements DomainEvent {

  @Override
  public String key() {
    return Integer.toString(studentId);
  }
}
