package org.korrigo.exams.repair;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** The zone of names of an exam that says nothing else, and pictures of pages. */
final class Zones {
  /** What an exam keeps from correctors that says nothing else. */
  static final double ZONE = 0.43;

  private Zones() {}

  static BufferedImage image(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }
}
