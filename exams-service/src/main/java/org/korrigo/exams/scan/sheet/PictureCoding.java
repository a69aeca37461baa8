package org.korrigo.exams.scan.sheet;

/** How the bytes of a page picture are coded. */
public enum PictureCoding {
  GREY_JPEG("image/jpeg"),
  COLOUR_JPEG("image/jpeg"),
  /** One bit a pixel, written by the bitonal package. */
  BITONAL_PNG("image/png");

  private final String contentType;

  PictureCoding(String contentType) {
    this.contentType = contentType;
  }

  /** Media type of the bytes. */
  public String contentType() {
    return contentType;
  }

  static PictureCoding jpeg(int colours) {
    return colours == 1 ? GREY_JPEG : COLOUR_JPEG;
  }
}
