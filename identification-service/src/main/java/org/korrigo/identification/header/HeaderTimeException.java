package org.korrigo.identification.header;

import java.time.Duration;

/** A header took too long to read; a person is asked. */
final class HeaderTimeException extends RuntimeException {
  HeaderTimeException(Duration allowed) {
    super("The header was not read within " + allowed.toMillis() + " ms.");
  }
}
