package org.korrigo.exams.scan.jpeg;

/**
 * A JPEG of a kind the scissors do not cut (progressive, arithmetic, 12 bit, CMYK, several scans):
 * decode it instead.
 */
public final class UnsupportedJpegException extends JpegException {
  private static final long serialVersionUID = 1L;

  UnsupportedJpegException(String message) {
    super(message);
  }
}
