package org.korrigo.contracts.table;

/** A file that is no table in text; the message says why, for the user to read. */
public final class UnreadableTableException extends RuntimeException {
  private final Integer line;

  UnreadableTableException(String message) {
    super(message);
    this.line = null;
  }

  UnreadableTableException(String message, int line) {
    super(message);
    this.line = line;
  }

  /** The line at or after which it cannot be read, from 1; null if that is not known. */
  public Integer line() {
    return line;
  }
}
