package org.korrigo.identification.header.letter;

import org.korrigo.identification.header.image.GreyImage;

/**
 * What the network looks at: how the edges of a letter run, zone by zone (histograms of oriented
 * gradients), after the letter was brought to one size, and what the bringing took away: how wide,
 * how tall and how high it stood in its box.
 */
final class Features {
  private static final int SIDE = 32;
  private static final int LONGER = 26;
  private static final int ZONES = 6;
  private static final int DIRECTIONS = 8;
  private static final int EDGES = ZONES * ZONES * DIRECTIONS;

  /** How many numbers there are. */
  static final int COUNT = EDGES + 4;

  private Features() {}

  /** The numbers for a box's inside; null if nothing is written in it. */
  static float[] of(GreyImage cell) {
    Shape shape = Shape.of(cell);
    if (shape == null) {
      return null;
    }
    float[] features = edges(blurred(sized(shape)));
    features[EDGES] =
        (float) Math.clamp(StrictMath.log((double) shape.width() / shape.height()), -2, 1);
    features[EDGES + 1] = 2f * shape.height() / shape.cellHeight() - 1;
    features[EDGES + 2] = (2f * shape.top() + shape.height()) / shape.cellHeight() - 1;
    features[EDGES + 3] = 2f * shape.width() / shape.cellWidth() - 1;
    return features;
  }

  /**
   * The letter in the middle of a square. Narrow letters are widened, but less than to the full: an
   * I stays narrower than an H.
   */
  private static float[] sized(Shape shape) {
    double ratio =
        (double) Math.min(shape.width(), shape.height()) / Math.max(shape.width(), shape.height());
    double shorter = Math.max(4, LONGER * Math.sqrt(StrictMath.sin(Math.PI / 2 * ratio)));
    double wide = shape.width() >= shape.height() ? LONGER : shorter;
    double high = shape.width() >= shape.height() ? shorter : LONGER;
    double stepX = shape.width() / wide;
    double stepY = shape.height() / high;
    float[] square = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      double fromY = shape.top() + (y - (SIDE - high) / 2) * stepY;
      for (int x = 0; x < SIDE; x++) {
        double fromX = shape.left() + (x - (SIDE - wide) / 2) * stepX;
        square[y * SIDE + x] = mean(shape, fromX, fromY, fromX + stepX, fromY + stepY);
      }
    }
    return square;
  }

  /** The mean darkness of a rectangle, of parts of pixels too. */
  private static float mean(Shape shape, double left, double top, double right, double bottom) {
    double sum = 0;
    for (int y = (int) Math.floor(top); y < bottom; y++) {
      double high = Math.min(bottom, y + 1) - Math.max(top, y);
      for (int x = (int) Math.floor(left); x < right; x++) {
        double wide = Math.min(right, x + 1) - Math.max(left, x);
        sum += high * wide * shape.at(x, y);
      }
    }
    return (float) (sum / ((right - left) * (bottom - top)));
  }

  private static float[] blurred(float[] square) {
    float[] blurred = new float[square.length];
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int i = y * SIDE + x;
        float sides = square[i - 1] + square[i + 1] + square[i - SIDE] + square[i + SIDE];
        float corners =
            square[i - SIDE - 1]
                + square[i - SIDE + 1]
                + square[i + SIDE - 1]
                + square[i + SIDE + 1];
        blurred[i] = (4 * square[i] + 2 * sides + corners) / 16;
      }
    }
    return blurred;
  }

  private static float[] edges(float[] square) {
    float[] features = new float[COUNT];
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int i = y * SIDE + x;
        float right = square[i + 1] - square[i - 1];
        float down = square[i + SIDE] - square[i - SIDE];
        float strength = (float) Math.sqrt(right * right + down * down);
        if (strength > 0.02f) {
          double turn = StrictMath.atan2(down, right) / (2 * Math.PI) + 1;
          spread(features, x, y, (float) (turn * DIRECTIONS % DIRECTIONS), strength);
        }
      }
    }
    float sum = 0;
    for (int i = 0; i < EDGES; i++) {
      sum += features[i];
    }
    for (int i = 0; i < EDGES && sum > 0; i++) {
      features[i] = (float) Math.sqrt(features[i] / sum * EDGES / 4);
    }
    return features;
  }

  /** Shares an edge among the four zones and the two directions that it lies between. */
  private static void spread(float[] features, int x, int y, float direction, float strength) {
    float zoneX = (x + 0.5f) * ZONES / SIDE - 0.5f;
    float zoneY = (y + 0.5f) * ZONES / SIDE - 0.5f;
    int left = (int) Math.floor(zoneX);
    int top = (int) Math.floor(zoneY);
    int first = (int) direction;
    for (int v = top; v <= top + 1; v++) {
      for (int u = left; u <= left + 1; u++) {
        if (u >= 0 && v >= 0 && u < ZONES && v < ZONES) {
          float share = strength * (1 - Math.abs(zoneX - u)) * (1 - Math.abs(zoneY - v));
          int zone = (v * ZONES + u) * DIRECTIONS;
          features[zone + first % DIRECTIONS] += share * (first + 1 - direction);
          features[zone + (first + 1) % DIRECTIONS] += share * (direction - first);
        }
      }
    }
  }
}
