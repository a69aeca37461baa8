package org.korrigo.exams.scan.bitonal;

import org.korrigo.exams.scan.jpeg.QuarterTurn;

/** Turns pictures of one bit a pixel, eight by eight pixels at a time. */
final class BitonalTurn {
  private BitonalTurn() {}

  static BitonalImage of(BitonalImage image, QuarterTurn turn) {
    return switch (turn) {
      case NONE -> image;
      case HALF -> upsideDown(image);
      case RIGHT, LEFT -> onItsSide(image, turn == QuarterTurn.RIGHT);
    };
  }

  private static BitonalImage upsideDown(BitonalImage image) {
    BitonalImage turned = BitonalImage.white(image.width(), image.height());
    int stride = BitonalImage.stride(image.width());
    int unused = -image.width() & 7;
    for (int y = 0; y < image.height(); y++) {
      int from = (image.height() - 1 - y) * stride;
      int to = y * stride;
      for (int i = 0; i < stride; i++) {
        int left = reversed(image.bits()[from + stride - 1 - i]);
        int right = i + 1 < stride ? reversed(image.bits()[from + stride - 2 - i]) : 0xFF;
        turned.bits()[to + i] = (byte) ((left << 8 | right) << unused >>> 8);
      }
    }
    return BitonalImage.of(image.width(), image.height(), turned.bits());
  }

  private static int reversed(byte value) {
    return Integer.reverse(value) >>> 24;
  }

  /** Rows become columns. */
  private static BitonalImage onItsSide(BitonalImage image, boolean clockwise) {
    int height = image.height();
    int stride = BitonalImage.stride(image.width());
    BitonalImage turned = BitonalImage.white(height, image.width());
    for (int column = 0; column < height; column += 8) {
      int rows = Math.min(8, height - column);
      for (int at = 0; at < stride; at++) {
        long square = -1L;
        for (int i = 0; i < rows; i++) {
          int row = clockwise ? height - 1 - column - i : column + i;
          int place = 56 - 8 * i;
          square &= ~(0xFFL << place) | (image.bits()[row * stride + at] & 0xFFL) << place;
        }
        if (square != -1L) {
          place(turned, transposed(square), column >>> 3, at, clockwise);
        }
      }
    }
    return turned;
  }

  private static void place(
      BitonalImage turned, long square, int byteColumn, int sourceByte, boolean clockwise) {
    int stride = BitonalImage.stride(turned.width());
    for (int i = 0; i < 8; i++) {
      int sourceColumn = 8 * sourceByte + i;
      if (sourceColumn < turned.height()) {
        int row = clockwise ? sourceColumn : turned.height() - 1 - sourceColumn;
        turned.bits()[row * stride + byteColumn] = (byte) (square >>> (56 - 8 * i));
      }
    }
  }

  /** Eight bytes as a square of bits, its rows for its columns. */
  private static long transposed(long square) {
    long a = square;
    long swap = (a ^ a >>> 7) & 0x00AA00AA00AA00AAL;
    a ^= swap ^ swap << 7;
    swap = (a ^ a >>> 14) & 0x0000CCCC0000CCCCL;
    a ^= swap ^ swap << 14;
    swap = (a ^ a >>> 28) & 0x00000000F0F0F0F0L;
    return a ^ swap ^ swap << 28;
  }
}
