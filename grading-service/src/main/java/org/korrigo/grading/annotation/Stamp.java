package org.korrigo.grading.annotation;

/** A ready-made sign that fills the annotation's box. */
public enum Stamp {
  CHECK("\u2713"),
  CROSS("\u2717"),
  QUESTION("?"),
  EXCLAMATION("!"),
  STAR("\u2605"),
  WAVE("~");

  private final String sign;

  Stamp(String sign) {
    this.sign = sign;
  }

  /** The sign as one character. */
  public String sign() {
    return sign;
  }
}
