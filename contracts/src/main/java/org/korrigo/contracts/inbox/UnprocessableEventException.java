package org.korrigo.contracts.inbox;

/** An event that no attempt will ever be able to apply as it stands. */
final class UnprocessableEventException extends RuntimeException {
  UnprocessableEventException(String message) {
    super(message);
  }

  UnprocessableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
