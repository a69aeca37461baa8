package org.korrigo.exams.scan.jpeg;

/**
 * A JPEG that cannot be worked on losslessly; the two subclasses say whether another decoder may
 * still try.
 */
public abstract sealed class JpegException extends Exception
    permits DamagedJpegException, UnsupportedJpegException {
  private static final long serialVersionUID = 1L;

  JpegException(String message) {
    super(message);
  }
}
