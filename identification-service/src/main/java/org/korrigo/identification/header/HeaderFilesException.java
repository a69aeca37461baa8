package org.korrigo.identification.header;

/** The file store does not give a header. */
final class HeaderFilesException extends RuntimeException {
  HeaderFilesException(Exception cause) {
    super("The file store does not give a header.", cause);
  }
}
