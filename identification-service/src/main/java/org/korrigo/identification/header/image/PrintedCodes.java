package org.korrigo.identification.header.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes printed codes, stamps and pictures out of a header: their rows would pass for lines of
 * text. Writing leaves paper between its lines and letters; over a square of some size these leave
 * none.
 */
public final class PrintedCodes {
  private static final double PAGE_MM = 210;
  private static final double CELL_MM = 2;

  /** The side of the square in cells. */
  private static final int SIDE = 8;

  /** Every so many pixels of a cell tell as much as all of them. */
  private static final int STEP = 3;

  /** How much of a cell is ink if anything is printed there. */
  private static final double FILLED = 0.1;

  /** How many cells of a square may be paper. */
  private static final int MOST_PAPER = SIDE * SIDE / 20;

  private final Ink ink;
  private final int cell;
  private final int columns;
  private final int rows;

  private PrintedCodes(Ink ink) {
    this.ink = ink;
    this.cell = Math.max(1, (int) (CELL_MM * ink.width() / PAGE_MM));
    this.columns = ink.width() / cell;
    this.rows = ink.height() / cell;
  }

  /** The header without them; the same one if there are none. */
  public static InkedImage removed(InkedImage header) {
    List<Box> codes = new PrintedCodes(header.ink()).find();
    if (codes.isEmpty()) {
      return header;
    }
    InkedImage cleared = header.copy();
    codes.forEach(cleared::wipe);
    return cleared;
  }

  /** Squares with a cell more at each side, where a code's border may lie. */
  private List<Box> find() {
    boolean[][] paper = paper();
    List<Box> codes = new ArrayList<>();
    for (int row = 0; row + SIDE <= rows; row++) {
      for (int column = 0; column + SIDE <= columns; column++) {
        if (isCode(paper, column, row)) {
          codes.add(area(column - 1, row - 1, SIDE + 2));
        }
      }
    }
    return codes;
  }

  /** Which cells are paper. */
  private boolean[][] paper() {
    boolean[][] paper = new boolean[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        paper[row][column] = isPaper(column * cell, row * cell);
      }
    }
    return paper;
  }

  private boolean isPaper(int left, int top) {
    int dark = 0;
    int looked = 0;
    for (int y = top; y < top + cell; y += STEP) {
      for (int x = left; x < left + cell; x += STEP) {
        dark += ink.at(x, y) ? 1 : 0;
        looked++;
      }
    }
    return dark < FILLED * looked;
  }

  private static boolean isCode(boolean[][] paper, int column, int row) {
    int count = 0;
    for (int y = row; y < row + SIDE && count <= MOST_PAPER; y++) {
      for (int x = column; x < column + SIDE; x++) {
        count += paper[y][x] ? 1 : 0;
      }
    }
    return count <= MOST_PAPER;
  }

  /** A square of cells, as far as it lies in the picture. */
  private Box area(int column, int row, int side) {
    return new Box(
        Math.max(0, column * cell),
        Math.max(0, row * cell),
        Math.min(ink.width(), (column + side) * cell),
        Math.min(ink.height(), (row + side) * cell));
  }
}
