package org.korrigo.exams.scan.geometry;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntFunction;
import org.korrigo.exams.scan.sheet.SideFormat;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * Batches drawn in millimetres and made small as a scan's preview is: what is printed differs by
 * kind of paper, what is written by pupil, and the copier takes no two sheets at the same place.
 */
enum DrawnPaper {
  /** The national model: a form of letter boxes on every sheet's first page, ruled pages. */
  NATIONAL(1, true),
  /** The subject is printed on two sheets a copy, each page with its own questions. */
  SUBJECT(2, false),
  /** The national model, two sheets a pupil. */
  NATIONAL_TWO_SHEETS(2, true),
  /** Two sheets a copy; all that is printed is a table for marks, at the foot of the last page. */
  MARKS(2, false),
  /** White paper: nothing is printed. */
  WHITE(1, false),
  /** No exam's paper: bars from edge to edge. */
  POSTER(1, false),
  /** White paper with a form of letter boxes on every sheet's first page. */
  FORM(1, true);

  /** Papers on which exams are written. */
  static final List<DrawnPaper> OF_EXAMS =
      List.of(NATIONAL, SUBJECT, NATIONAL_TWO_SHEETS, MARKS, WHITE);

  static final double PIXELS_PER_MM = 4;
  private static final int SCALE = 4;

  /** Millimetres from the left of a page at which writing usually begins. */
  private static final double MARGIN = 30;

  private final int sheetsPerCopy;
  private final boolean nameOnEverySheet;

  DrawnPaper(int sheetsPerCopy, boolean nameOnEverySheet) {
    this.sheetsPerCopy = sheetsPerCopy;
    this.nameOnEverySheet = nameOnEverySheet;
  }

  BatchPaper known() {
    return new BatchPaper(sheetsPerCopy, nameOnEverySheet, 0.3, false);
  }

  /** The same once a person vouched for its order. */
  BatchPaper vouched() {
    return new BatchPaper(sheetsPerCopy, nameOnEverySheet, 0.3, true);
  }

  /**
   * The same once the person also said where its sheets are folded.
   *
   * @param fold as a part of the width of each side
   */
  BatchPaper folded(double fold) {
    return new BatchPaper(sheetsPerCopy, nameOnEverySheet, 0.3, true, OptionalDouble.of(fold));
  }

  /**
   * What pupils write.
   *
   * @param most how much of a page is written at most, as a part of it
   * @param named whether they write their names where there are boxes for them
   * @param margins millimetres, to either side, by which their margins differ
   */
  record Pupils(double most, boolean named, double margins) {
    static final Pupils USUAL = new Pupils(1, false, 0);

    private double margin(Random chance) {
      return MARGIN + (margins == 0 ? 0 : chance.nextDouble(-margins, margins));
    }
  }

  /** The sides of so many copies, recto and verso of each sheet. */
  List<SidePreview> batch(int copies, Random chance) {
    return batch(copies, Pupils.USUAL, chance);
  }

  /** The same, written by such pupils. */
  List<SidePreview> batch(int copies, Pupils pupils, Random chance) {
    return batch(copies, pupils, side -> new double[0], chance);
  }

  /**
   * The same, with faint lines down the whole height, as folds look.
   *
   * @param lines millimetres to the right of the fold at which a side, from 0, shows them
   */
  List<SidePreview> batch(int copies, Pupils pupils, IntFunction<double[]> lines, Random chance) {
    List<SidePreview> sides = new ArrayList<>();
    for (int copy = 0; copy < copies; copy++) {
      double margin = pupils.margin(chance);
      for (int first = 0; first < 4 * sheetsPerCopy; first += 4) {
        for (int left : new int[] {first + 4, first + 2}) {
          int right = left == first + 4 ? first + 1 : first + 3;
          double[] shown = lines.apply(sides.size());
          sides.add(side(left, right, pupils, margin, shown, chance));
        }
      }
    }
    return sides;
  }

  /** Codes that number the pages of so many copies, as they are on the sides of a batch. */
  List<List<PageCode>> codes(int copies) {
    List<List<PageCode>> codes = new ArrayList<>();
    for (int sheet = 0; sheet < copies * sheetsPerCopy; sheet++) {
      String copy = "exam-" + (1 + sheet / sheetsPerCopy) + "-";
      int first = 4 * (sheet % sheetsPerCopy);
      codes.add(codes(copy, first + 4, first + 1));
      codes.add(codes(copy, first + 2, first + 3));
    }
    return codes;
  }

  private static List<PageCode> codes(String copy, int left, int right) {
    return List.of(new PageCode(copy + left, 18, 0), new PageCode(copy + right, 402, 0));
  }

  private SidePreview side(
      int left, int right, Pupils pupils, double margin, double[] lines, Random chance) {
    BufferedImage picture = new BufferedImage(1680, 1188, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D sheet = picture.createGraphics();
    sheet.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    sheet.setColor(new Color(242, 242, 242));
    sheet.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    sheet.scale(PIXELS_PER_MM, PIXELS_PER_MM);
    sheet.translate(chance.nextDouble(-0.8, 0.8), chance.nextDouble(-0.8, 0.8));
    sheet.rotate(Math.toRadians(chance.nextDouble(-0.4, 0.4)), 210, 148.5);
    for (double line : lines) {
      line(sheet, 210 + line);
    }
    page(sheet, left, pupils, margin, chance);
    sheet.translate(210, 0);
    page(sheet, right, pupils, margin, chance);
    sheet.dispose();
    return small(picture, chance);
  }

  /** A shadow as wide as a pixel of the preview, hardly darker than the paper. */
  private static void line(Graphics2D sheet, double right) {
    sheet.setColor(new Color(234, 234, 234));
    sheet.setStroke(new BasicStroke(1f));
    sheet.draw(new Line2D.Double(right, 0, right, 297));
  }

  private void page(Graphics2D page, int number, Pupils pupils, double margin, Random chance) {
    page.setColor(new Color(60, 60, 60));
    page.setStroke(new BasicStroke(0.3f));
    switch (this) {
      case NATIONAL, NATIONAL_TWO_SHEETS -> {
        national(page, number % 4 == 1);
        if (pupils.named() && number % 4 == 1) {
          name(page, chance);
        }
      }
      case FORM -> {
        if (number % 4 == 1) {
          form(page);
        }
      }
      case SUBJECT -> subject(page, number);
      case MARKS -> {
        if (number == 8) {
          marks(page);
        }
      }
      case WHITE -> {
        // nothing
      }
      case POSTER -> {
        poster(page);
        return;
      }
    }
    write(page, number % 4 == 1 ? 95 : 30, pupils.most(), margin, chance);
  }

  static void national(Graphics2D page, boolean first) {
    if (first) {
      form(page);
      page.draw(new Line2D.Double(18, 66, 192, 66));
    }
    page.draw(new Line2D.Double(25, first ? 80 : 15, 25, 285));
  }

  private static void form(Graphics2D page) {
    for (double top : new double[] {22, 35, 48}) {
      for (int box = 0; box < 20; box++) {
        page.draw(new Rectangle2D.Double(52 + 5.5 * box, top, 5.5, 7));
      }
    }
  }

  private static void poster(Graphics2D page) {
    for (int y = 20; y < 280; y += 26) {
      page.fill(new Rectangle2D.Double(10, y, 190, 12));
    }
  }

  /** Rows as low as those of letter boxes, and columns of any width. */
  private static void marks(Graphics2D page) {
    for (double top = 222; top < 264; top += 7) {
      double left = 30;
      for (double width : new double[] {20, 5, 14, 5, 16, 6}) {
        page.draw(new Rectangle2D.Double(left, top, width, 7));
        left += width;
      }
    }
  }

  static void subject(Graphics2D page, int number) {
    Random print = new Random(number);
    double y = 20;
    for (int block = 0; block < 3; block++) {
      for (int line = 0; line < 2 + print.nextInt(4); line++) {
        double width = print.nextDouble(60, 165);
        for (double x = 20; x < 20 + width; x += 2.2) {
          if (print.nextInt(6) != 0) {
            page.draw(new Rectangle2D.Double(x, y, 1.2, print.nextDouble(1.5, 2.8)));
          }
        }
        y += 5.5;
      }
      y += print.nextDouble(25, 60);
    }
  }

  /** Family name, first name and date of birth, a character a box. */
  private static void name(Graphics2D page, Random chance) {
    page.setColor(new Color(40, 40, 120));
    page.setStroke(new BasicStroke(0.45f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    int[] characters = {4 + chance.nextInt(9), 3 + chance.nextInt(8), 8};
    for (int row = 0; row < characters.length; row++) {
      for (int box = 0; box < characters[row]; box++) {
        Path2D character = new Path2D.Double();
        double left = 53 + 5.5 * box;
        double top = 23.5 + 13 * row;
        character.moveTo(left + chance.nextDouble(3.5), top + chance.nextDouble(4.5));
        for (int stroke = 0; stroke < 3; stroke++) {
          character.lineTo(left + chance.nextDouble(3.5), top + chance.nextDouble(4.5));
        }
        page.draw(character);
      }
    }
  }

  static void write(Graphics2D page, double from, double most, Random chance) {
    write(page, from, most, MARGIN, chance);
  }

  private static void write(
      Graphics2D page, double from, double most, double margin, Random chance) {
    page.setColor(new Color(40, 40, 120));
    page.setStroke(new BasicStroke(0.45f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    double until = from + most * chance.nextDouble(0, 270 - from);
    for (double y = from; y < until; y += 8) {
      double end = chance.nextDouble(80, 190);
      Path2D line = new Path2D.Double();
      line.moveTo(margin, y);
      for (double x = margin; x < end; x += chance.nextDouble(1, 3)) {
        if (chance.nextInt(7) == 0) {
          line.moveTo(x + 2, y);
        } else {
          line.lineTo(x, y + chance.nextDouble(-2.5, 1.5));
        }
      }
      page.draw(line);
    }
  }

  private static SidePreview small(BufferedImage picture, Random chance) {
    return small(picture, SideFormat.FOLDED_SHEET, chance);
  }

  static SidePreview small(BufferedImage picture, SideFormat format, Random chance) {
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    int width = picture.getWidth() / SCALE;
    int height = picture.getHeight() / SCALE;
    byte[] luma = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int sum = 0;
        for (int i = 0; i < SCALE * SCALE; i++) {
          sum += pixels[(y * SCALE + i / SCALE) * picture.getWidth() + x * SCALE + i % SCALE] & 255;
        }
        luma[y * width + x] =
            (byte) Math.clamp(sum / (SCALE * SCALE) + chance.nextInt(-1, 2), 0, 255);
      }
    }
    return new SidePreview(0, format, 203.2, 25.4, width, height, luma);
  }
}
