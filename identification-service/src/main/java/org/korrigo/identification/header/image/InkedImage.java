package org.korrigo.identification.header.image;

/**
 * A grey picture, and which of its pixels are dark.
 *
 * @param grey the picture
 * @param ink of the picture
 */
public record InkedImage(GreyImage grey, Ink ink) {
  /** A picture with its ink. */
  public static InkedImage of(GreyImage grey) {
    return new InkedImage(grey, Ink.of(grey));
  }

  InkedImage copy() {
    return new InkedImage(grey.copy(), ink.copy());
  }

  /** Makes a rectangle white. */
  void wipe(Box area) {
    grey.fill(area, 255);
    ink.clear(area);
  }
}
