package org.korrigo.identification.header;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.korrigo.identification.header.letter.training.HandFont;
import org.korrigo.identification.matching.Pupil;

/**
 * A header of free running hand: the top of an A4 page, plain, ruled or squared, on which a pupil
 * wrote name, first name, birth date and class with or without labels, in an order, a form of the
 * date and capitals or not as chance has it. One in ten leaves the birth date out, one in fifteen
 * strikes the name out and writes it again. Scanned askew, grainy, as JPEG.
 */
final class FreeHeader {
  private static final double INCH = 25.4;
  private static final int WITHOUT_DATE = 10;
  private static final int STRIKES_OUT = 15;
  private static final List<String> CLASSES = List.of("T.01", "TG2", "2nde B", "1re 4", "T.03");

  private final HandFont font;
  private final Random random;
  private final double mm;
  private final double size;
  private final double stretch;
  private final double slant;
  private final double pen;
  private final double shake;
  private final BufferedImage page;
  private final Graphics2D graphics;

  private FreeHeader(HandFont font, int resolution, Random random) {
    this.font = font;
    this.random = random;
    this.mm = resolution / INCH;
    this.size = 3.6 + 1.8 * random.nextDouble();
    this.stretch = 0.85 + 0.4 * random.nextDouble();
    this.slant = random.nextGaussian() * 0.1;
    this.pen = 0.15 + 0.3 * random.nextDouble();
    this.shake = 0.01 + 0.025 * random.nextDouble();
    this.page = new BufferedImage((int) (210 * mm), (int) (83 * mm), BufferedImage.TYPE_BYTE_GRAY);
    this.graphics = page.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
  }

  /**
   * The scanned header.
   *
   * @param resolution dots an inch
   */
  static byte[] scanned(HandFont font, int resolution, Random random, Pupil writer) {
    FreeHeader header = new FreeHeader(font, resolution, random);
    double ruled = header.paper();
    double top = (12 + 6 * random.nextDouble()) * header.mm;
    double step = ruled > 0 ? ruled : (9 + 4 * random.nextDouble()) * header.mm;
    double base = ruled > 0 ? Math.ceil(top / ruled) * ruled : top;
    double left = (12 + 15 * random.nextDouble()) * header.mm;
    for (String line : header.lines(writer)) {
      header.write(line, left, base);
      base += ruled > 0 && ruled < 7 * header.mm ? 2 * step : step;
    }
    return header.scan();
  }

  private List<String> lines(Pupil writer) {
    String last = random.nextInt(5) < 3 ? writer.lastName() : titled(writer.lastName());
    String first = random.nextInt(4) < 1 ? writer.firstName() : titled(writer.firstName());
    if (random.nextInt(STRIKES_OUT) == 0) {
      last = "~" + last.substring(0, 1 + last.length() / 2) + "~ " + last;
    }
    boolean labels = random.nextInt(3) > 0;
    List<String> lines = new ArrayList<>();
    switch (random.nextInt(4)) {
      case 0 -> lines.add((labels ? "Nom, prénom : " : "") + last + " " + first);
      case 1 -> lines.add(first + " " + last);
      default -> {
        lines.add((labels ? "Nom : " : "") + last);
        lines.add((labels ? "Prénom : " : "") + first);
      }
    }
    List<String> others = new ArrayList<>();
    if (random.nextInt(WITHOUT_DATE) > 0) {
      String label = random.nextBoolean() ? "Né(e) le : " : "Date de naissance : ";
      others.add(
          (labels ? label : random.nextBoolean() ? "" : "né le ") + date(writer.birthDate()));
    }
    if (random.nextInt(3) > 0) {
      String named = CLASSES.get(random.nextInt(CLASSES.size()));
      others.add((labels ? "Classe : " : "") + named);
    }
    if (random.nextInt(4) == 0) {
      others.add("Devoir de mathématiques");
    }
    Collections.shuffle(others, random);
    lines.addAll(others);
    return lines;
  }

  private String date(LocalDate date) {
    List<String> forms =
        List.of("dd/MM/uuuu", "dd/MM/uuuu", "dd/MM/uuuu", "dd.MM.uuuu", "dd/MM/uu", "d MMMM uuuu");
    String form = forms.get(random.nextInt(forms.size()));
    return DateTimeFormatter.ofPattern(form, Locale.FRENCH).format(date);
  }

  /** Capitals at the beginning of words only. */
  private static String titled(String name) {
    StringBuilder titled = new StringBuilder();
    for (char sign : name.toCharArray()) {
      boolean inside = !titled.isEmpty() && Character.isLetter(titled.charAt(titled.length() - 1));
      titled.append(inside ? Character.toLowerCase(sign) : sign);
    }
    return titled.toString();
  }

  /** Draws the paper's lines and answers how far they are apart, 0 on plain paper. */
  private double paper() {
    int kind = random.nextInt(4);
    double apart = kind < 2 ? 0 : (kind == 2 ? 8 : 5) * mm;
    int grey = kind == 2 ? 90 + random.nextInt(110) : 170 + random.nextInt(50);
    graphics.setColor(new Color(grey, grey, grey));
    graphics.setStroke(new BasicStroke((float) (0.2 * mm)));
    for (double y = apart; apart > 0 && y < page.getHeight(); y += apart) {
      graphics.draw(new Line2D.Double(0, y, page.getWidth(), y));
    }
    for (double x = apart; kind == 3 && x < page.getWidth(); x += apart) {
      graphics.draw(new Line2D.Double(x, 0, x, page.getHeight()));
    }
    return apart;
  }

  /** Writes a line; what stands between tildes is struck out. */
  private void write(String line, double left, double base) {
    double at = left;
    boolean struck = false;
    for (String part : line.split("~", -1)) {
      at = part.isEmpty() ? at : write(part, at, base, struck) + 0.3 * size * mm;
      struck = !struck;
    }
  }

  private double write(String text, double left, double base, boolean struck) {
    Path2D letters = shaken(font.running(text));
    AffineTransform place = AffineTransform.getTranslateInstance(left, base);
    place.rotate(random.nextGaussian() * 0.006);
    place.scale(size * stretch * mm, size * mm);
    place.shear(-slant, 0);
    letters.transform(place);
    graphics.setColor(Color.BLACK);
    graphics.fill(letters);
    graphics.setStroke(
        new BasicStroke((float) (pen * mm), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(letters);
    Rectangle2D bounds = letters.getBounds2D();
    if (struck) {
      for (int i = 0; i < 3; i++) {
        double y = base - size * mm * (0.15 + 0.6 * random.nextDouble());
        double to = y + random.nextGaussian() * 0.1 * size * mm;
        graphics.draw(new Line2D.Double(bounds.getMinX(), y, bounds.getMaxX(), to));
      }
    }
    return bounds.getMaxX();
  }

  /** Moves the points of an outline by waves along the line. */
  private Path2D shaken(Path2D outline) {
    double[] waves = random.doubles(4, 0, 6).toArray();
    Path2D shaken = new Path2D.Double();
    double[] points = new double[6];
    for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(points);
      for (int i = 0; i < 6; i += 2) {
        double x = points[i];
        double y = points[i + 1];
        points[i] =
            x + 2 * shake * Math.sin(2 * x + 5 * y + waves[0]) + shake * Math.sin(waves[1] + 7 * x);
        points[i + 1] =
            y
                + 2 * shake * Math.sin(1.3 * x + waves[2])
                + shake * Math.sin(waves[3] + 6 * x - 4 * y);
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

  private byte[] scan() {
    graphics.dispose();
    return Scans.scanned(page, random);
  }
}
