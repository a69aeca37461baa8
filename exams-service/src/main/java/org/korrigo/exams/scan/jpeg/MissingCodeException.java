package org.korrigo.exams.scan.jpeg;

/**
 * A table that was fitted to its picture has no code for what a cut must write: write with the
 * standard tables instead.
 */
final class MissingCodeException extends Exception {
  private static final long serialVersionUID = 1L;
}
