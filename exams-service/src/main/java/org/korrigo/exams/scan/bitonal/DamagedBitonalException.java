package org.korrigo.exams.scan.bitonal;

import java.io.IOException;

/** The bytes are broken (truncated, impossible codes): no decoder shows the whole picture. */
public final class DamagedBitonalException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedBitonalException(String message) {
    super(message);
  }

  DamagedBitonalException(String message, Throwable cause) {
    super(message, cause);
  }
}
