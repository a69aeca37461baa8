package org.korrigo.standalone.demo.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How one pupil writes: which capitals, how slanted, how large, with how thick a pen and how
 * unsteadily.
 */
final class Pen {
  private final RandomGenerator chance;
  private final Lettering running;
  private final Lettering capitals;
  private final Color ink;
  private final double slant;
  private final double size;
  private final BasicStroke edge;
  private final Map<Integer, Path2D> runningInked = new HashMap<>();
  private final Map<Integer, Path2D> capitalsInked = new HashMap<>();

  Pen(RandomGenerator chance, Lettering running, Lettering capitals) {
    this.chance = chance;
    this.running = running;
    this.capitals = capitals;
    int grey = chance.nextInt(25, 70);
    this.ink = new Color(grey, grey, grey);
    this.slant = chance.nextDouble(-0.16, 0.04);
    this.size = chance.nextDouble(6.2, 7.4);
    this.edge =
        new BasicStroke(
            (float) chance.nextDouble(0.022, 0.04), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** Writes a line from left to right on a base line; the page's unit is the millimetre. */
  void write(Graphics2D page, String text, double x, double baseLine) {
    page.setColor(ink);
    double at = x;
    double drift = chance.nextDouble(-0.006, 0.006);
    for (int character : text.codePoints().toArray()) {
      AffineTransform place = new AffineTransform();
      place.translate(at, baseLine + drift * (at - x) + chance.nextGaussian() * 0.12);
      place.shear(slant, 0);
      place.scale(size, size * chance.nextDouble(0.94, 1.06));
      Path2D inked = runningInked.computeIfAbsent(character, c -> inked(running.outline(c)));
      page.fill(place.createTransformedShape(inked));
      at += size * running.advance(character) + chance.nextDouble(0.05, 0.25);
    }
  }

  /** Writes one capital or digit about the middle of a box. */
  void letter(Graphics2D page, int character, double centre, double baseLine) {
    page.setColor(ink);
    Path2D inked = capitalsInked.computeIfAbsent(character, c -> inked(capitals.outline(c)));
    AffineTransform place = new AffineTransform();
    place.translate(centre + chance.nextGaussian() * 0.18, baseLine + chance.nextGaussian() * 0.15);
    place.rotate(chance.nextGaussian() * 0.03);
    place.shear(slant / 2, 0);
    double height = 6.2 * chance.nextDouble(0.92, 1.06);
    place.scale(height, height);
    place.translate(-inked.getBounds2D().getCenterX(), 0);
    page.fill(place.createTransformedShape(inked));
  }

  /** The outline as wide as this pen makes it. */
  private Path2D inked(Path2D outline) {
    Path2D inked = new Path2D.Double(outline);
    inked.append(edge.createStrokedShape(outline), false);
    inked.setWindingRule(Path2D.WIND_NON_ZERO);
    return inked;
  }
}
