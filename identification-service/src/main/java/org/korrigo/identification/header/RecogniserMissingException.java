package org.korrigo.identification.header;

/** Tesseract cannot be used on this machine; the message says what to do. */
final class RecogniserMissingException extends RuntimeException {
  RecogniserMissingException(String message, Throwable cause) {
    super(message, cause);
  }
}
