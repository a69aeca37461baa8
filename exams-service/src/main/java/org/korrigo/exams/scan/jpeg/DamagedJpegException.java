package org.korrigo.exams.scan.jpeg;

/**
 * The bytes are broken (truncated, impossible codes, bad tables): no decoder shows the whole
 * picture.
 */
public final class DamagedJpegException extends JpegException {
  private static final long serialVersionUID = 1L;

  DamagedJpegException(String message) {
    super(message);
  }
}
