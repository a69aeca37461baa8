package org.korrigo.identification.header.letter.training;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.korrigo.identification.header.image.GreyImage;

/**
 * A writer: a font whose letters lean, stretch, shake and thicken in a way of this writer's own,
 * and a little otherwise each time.
 */
public final class Hand {
  private static final double WIDEST = 0.94;

  private final HandFont font;
  private final double size;
  private final double stretch;
  private final double slant;
  private final double pen;
  private final double shake;
  private final double lowness;

  private Hand(HandFont font, Random random) {
    this.font = font;
    this.size = 0.5 + 0.28 * random.nextDouble();
    this.stretch = 0.78 + 0.42 * random.nextDouble();
    this.slant = random.nextGaussian() * 0.16;
    this.pen = 0.06 + 0.11 * random.nextDouble();
    this.shake = 0.01 + 0.035 * random.nextDouble();
    this.lowness = 0.5 + random.nextGaussian() * 0.15;
  }

  /** A writer who writes like a font, with habits that chance gives. */
  public static Hand of(HandFont font, Random random) {
    return new Hand(font, random);
  }

  /**
   * Writes a sign into an empty box.
   *
   * @param width of the box in pixels
   * @param height of the box in pixels
   * @return black ink on white paper, nothing of a frame
   */
  public GreyImage write(char sign, int width, int height, Random random) {
    return GreyImage.of(written(sign, width, height, random));
  }

  /** Writes a sign and strikes it out: with lines, with a cross, or with a scribble. */
  public GreyImage strikeOut(char sign, int width, int height, Random random) {
    BufferedImage image = written(sign, width, height, random);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.BLACK);
    graphics.setStroke(
        new BasicStroke((float) pen(height), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D strokes = new Path2D.Double();
    int kind = random.nextInt(3);
    int lines = 2 + random.nextInt(kind == 1 ? 1 : 4);
    for (int line = 0; line < lines; line++) {
      double from = height * (0.2 + 0.6 * random.nextDouble());
      double to = kind == 0 ? from + height * 0.1 * random.nextGaussian() : height - from;
      double left = width * (0.05 + 0.15 * random.nextDouble());
      double right = width * (0.8 + 0.15 * random.nextDouble());
      boolean back = kind == 2 && line % 2 == 1;
      if (kind != 2 || line == 0) {
        strokes.moveTo(left, line % 2 == 0 ? from : to);
      }
      strokes.lineTo(back ? left : right, line % 2 == 0 ? to : from);
    }
    graphics.draw(strokes);
    graphics.dispose();
    return GreyImage.of(image);
  }

  private BufferedImage written(char sign, int width, int height, Random random) {
    Path2D letter = shaken(font.outline(sign), random);
    letter.transform(AffineTransform.getShearInstance(slant + random.nextGaussian() * 0.04, 0));
    letter.transform(AffineTransform.getRotateInstance(random.nextGaussian() * 0.05));
    double high = height * size * (1 + random.nextGaussian() * 0.06);
    double wide = high * stretch * (1 + random.nextGaussian() * 0.06);
    Rectangle2D bounds = letter.getBounds2D();
    wide = Math.min(wide, WIDEST * width / bounds.getWidth());
    high = Math.min(high, WIDEST * height / bounds.getHeight());
    double left = (width - wide * bounds.getWidth()) / 2 + random.nextGaussian() * 0.04 * width;
    double spare = height - high * bounds.getHeight();
    double top = spare * Math.clamp(lowness + random.nextGaussian() * 0.07, 0.03, 0.97);
    AffineTransform place = AffineTransform.getTranslateInstance(left, top);
    place.scale(wide, high);
    place.translate(-bounds.getX(), -bounds.getY());
    letter.transform(place);
    double thickness = pen * Math.sqrt(high * wide) * (1 + random.nextGaussian() * 0.08);
    return drawn(letter, thickness, width, height);
  }

  /** The pen's thickness in a box of this height, in pixels. */
  public double pen(int height) {
    return pen * size * height;
  }

  private static BufferedImage drawn(Shape letter, double thickness, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    graphics.fill(letter);
    double given = thicknessOf(letter);
    double more = Math.max(thickness - given, -0.65 * given);
    graphics.setColor(more > 0 ? Color.BLACK : Color.WHITE);
    graphics.setStroke(
        new BasicStroke((float) Math.abs(more), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(letter);
    graphics.dispose();
    return image;
  }

  /** About how thick the strokes of an outline are: its area over half of its length. */
  private static double thicknessOf(Shape letter) {
    PathIterator path = new FlatteningPathIterator(letter.getPathIterator(null), 0.3);
    double[] point = new double[6];
    double area = 0;
    double length = 0;
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(point);
      if (kind == PathIterator.SEG_MOVETO) {
        startX = point[0];
        startY = point[1];
      } else {
        double nextX = kind == PathIterator.SEG_CLOSE ? startX : point[0];
        double nextY = kind == PathIterator.SEG_CLOSE ? startY : point[1];
        area += x * nextY - nextX * y;
        length += Math.sqrt((nextX - x) * (nextX - x) + (nextY - y) * (nextY - y));
        point[0] = nextX;
        point[1] = nextY;
      }
      x = point[0];
      y = point[1];
    }
    return length == 0 ? 1 : Math.abs(area) / length;
  }

  /** Moves the points of an outline by waves, neighbours alike. */
  private Path2D shaken(Path2D outline, Random random) {
    double[] waves = new double[12];
    for (int i = 0; i < waves.length; i++) {
      waves[i] = i % 3 == 0 ? random.nextGaussian() * shake : random.nextDouble() * 7;
    }
    Path2D shaken = new Path2D.Double();
    double[] points = new double[6];
    for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(points);
      for (int i = 0; i < 6; i += 2) {
        double x = points[i];
        double y = points[i + 1];
        points[i] =
            x
                + waves[0] * StrictMath.sin(waves[1] * y + waves[2])
                + waves[3] * StrictMath.sin(waves[4] * (x + y) + waves[5]);
        points[i + 1] =
            y
                + waves[6] * StrictMath.sin(waves[7] * x + waves[8])
                + waves[9] * StrictMath.sin(waves[10] * (x - y) + waves[11]);
      }
      switch (kind) {
        case PathIterator.SEG_MOVETO -> shaken.moveTo(points[0], points[1]);
        case PathIterator.SEG_LINETO -> shaken.lineTo(points[0], points[1]);
        case PathIterator.SEG_QUADTO -> shaken.quadTo(points[0], points[1], points[2], points[3]);
        default -> shaken.closePath();
      }
    }
    return shaken;
  }
}
