package org.korrigo.exams.scan;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Draws pages of 100 dpi that bear a number as black squares, once where a name stands and once
 * below, and reads it back. The first page of a sheet has three rows of letter boxes.
 */
final class NumberedPage {
  static final int WIDTH = 827;
  static final int HEIGHT = 1169;
  private static final int SQUARE = 40;
  private static final int MARK_X = 100;
  static final int TOP_MARK_Y = 240;
  static final int LOW_MARK_Y = 833;
  private static final int HEADER_BOXES = 18;
  private static final int BOX = 32;
  private static final int HEADER_Y = 50;
  private static final int HEADER_PITCH = 56;
  private static final int HEADER_STROKE = 6;
  private static final int PRINTED_LINES = 6;
  private static final int PRINT_Y = 900;
  private static final int WRITTEN_LINES = 9;
  private static final int WRITING_Y = 330;
  private static final int BITS = 10;

  private NumberedPage() {}

  /** Two pages beside each other. */
  static BufferedImage side(int left, int right) {
    BufferedImage side = new BufferedImage(2 * WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = side.createGraphics();
    graphics.drawImage(page(left), 0, 0, null);
    graphics.drawImage(page(right), WIDTH, 0, null);
    graphics.dispose();
    return side;
  }

  /** A page; those of one sheet have four numbers that follow each other. */
  static BufferedImage page(int number) {
    BufferedImage page = white(WIDTH);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.BLACK);
    if (number % 4 == 1) {
      letterBoxes(graphics);
    }
    if (number >= 0) {
      print(graphics, number % 4);
      write(graphics, number);
    }
    for (int y : new int[] {TOP_MARK_Y, LOW_MARK_Y}) {
      graphics.fillRect(MARK_X, y, SQUARE, SQUARE);
      for (int bit = 0; bit < BITS; bit++) {
        if ((number >> bit & 1) == 1) {
          graphics.fillRect(MARK_X + (bit + 2) * SQUARE, y, SQUARE, SQUARE);
        }
      }
    }
    graphics.dispose();
    return page;
  }

  /** What is printed on this page of every sheet: lines of text, of other lengths on each. */
  private static void print(Graphics2D graphics, int page) {
    Random text = new Random(page);
    for (int line = 0; line < PRINTED_LINES; line++) {
      int width = 150 + text.nextInt(450);
      for (int x = 0; x < width; x += 9) {
        graphics.fillRect(MARK_X + x, PRINT_Y + line * 22 + text.nextInt(200), 6, 8);
      }
    }
  }

  /** A hand of its own on every page. */
  private static void write(Graphics2D graphics, int number) {
    Random hand = new Random(number * 7919L);
    graphics.setStroke(new BasicStroke(4));
    for (int line = 0; line < WRITTEN_LINES; line++) {
      int y = WRITING_Y + line * 30;
      int from = MARK_X + hand.nextInt(60);
      for (int x = from; x < from + 300 + hand.nextInt(250); x += 8) {
        graphics.drawLine(x, y + hand.nextInt(18), x + 8, y + hand.nextInt(18));
      }
    }
  }

  /** Three rows of letter boxes. */
  private static void letterBoxes(Graphics2D graphics) {
    for (int row = 0; row < 3; row++) {
      int top = HEADER_Y + row * HEADER_PITCH;
      graphics.fillRect(MARK_X, top, HEADER_BOXES * BOX, HEADER_STROKE);
      graphics.fillRect(MARK_X, top + BOX, HEADER_BOXES * BOX + HEADER_STROKE, HEADER_STROKE);
      for (int box = 0; box <= HEADER_BOXES; box++) {
        graphics.fillRect(MARK_X + box * BOX, top, HEADER_STROKE, BOX);
      }
    }
  }

  /**
   * The number that a page bears, which a black square and a white one begin, or {@link
   * PaperBatch#NONE}.
   *
   * @param y the top of its squares
   */
  static int read(BufferedImage page, int y) {
    if (!black(page, 0, y) || black(page, 1, y)) {
      return PaperBatch.NONE;
    }
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      number |= black(page, bit + 2, y) ? 1 << bit : 0;
    }
    return number;
  }

  private static boolean black(BufferedImage page, int square, int y) {
    int x = MARK_X + square * SQUARE + SQUARE / 2;
    return page.getHeight() > y + SQUARE && page.getRaster().getSample(x, y + SQUARE / 2, 0) < 128;
  }

  /** Paper with nothing on it. */
  static BufferedImage white(int width) {
    BufferedImage paper = new BufferedImage(width, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = paper.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, HEIGHT);
    graphics.dispose();
    return paper;
  }
}
