package org.korrigo.benchmarks.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Codes black and white pictures as JBIG2 (ITU-T T.88) in the way in which copiers do that look for
 * no letters: the page is one generic region, coded arithmetically by template 0.
 */
final class Jbig2 {
  private static final int PAGE_INFORMATION = 48;
  private static final int IMMEDIATE_GENERIC_REGION = 38;
  private static final int SEGMENT_HEADER = 11;
  private static final int PAGE_DATA = 19;
  private static final int REGION_HEADER = 26;

  /** Where the template's four adaptive pixels lie from the one that is coded: x, y by turns. */
  private static final byte[] ADAPTIVE = {3, -1, -3, -1, 2, -2, -2, -2};

  private Jbig2() {}

  /**
   * A stream as a PDF embeds it.
   *
   * @param black row by row, the leftmost pixel highest in its byte, 1 for black
   */
  static byte[] of(byte[] black, int width, int height) {
    byte[] coded = coded(black, width, height);
    int region = REGION_HEADER + coded.length;
    ByteBuffer bytes = ByteBuffer.allocate(2 * SEGMENT_HEADER + PAGE_DATA + region);
    segment(bytes, 0, PAGE_INFORMATION, PAGE_DATA);
    bytes.putInt(width).putInt(height).putInt(0).putInt(0).put((byte) 0).putShort((short) 0);
    segment(bytes, 1, IMMEDIATE_GENERIC_REGION, region);
    bytes.putInt(width).putInt(height).putInt(0).putInt(0).put((byte) 0);
    bytes.put((byte) 0).put(ADAPTIVE).put(coded);
    return bytes.array();
  }

  private static void segment(ByteBuffer bytes, int number, int type, int length) {
    bytes.putInt(number).put((byte) type).put((byte) 0).put((byte) 1).putInt(length);
  }

  /** Each pixel by its sixteen neighbours: five two rows above, seven one above, four before it. */
  private static byte[] coded(byte[] black, int width, int height) {
    ArithmeticCoder coder = new ArithmeticCoder(1 << 16);
    int stride = (width + 7) / 8;
    for (int y = 0; y < height; y++) {
      int twoAbove =
          pixel(black, stride, width, 0, y - 2) << 1 | pixel(black, stride, width, 1, y - 2);
      int above =
          pixel(black, stride, width, 0, y - 1) << 2
              | pixel(black, stride, width, 1, y - 1) << 1
              | pixel(black, stride, width, 2, y - 1);
      int before = 0;
      for (int x = 0; x < width; x++) {
        twoAbove = (twoAbove << 1 | pixel(black, stride, width, x + 2, y - 2)) & 0x1F;
        above = (above << 1 | pixel(black, stride, width, x + 3, y - 1)) & 0x7F;
        int bit = pixel(black, stride, width, x, y);
        coder.code(bit, twoAbove << 11 | above << 4 | before);
        before = (before << 1 | bit) & 0x0F;
      }
    }
    return coder.finish();
  }

  private static int pixel(byte[] black, int stride, int width, int x, int y) {
    return y < 0 || x >= width ? 0 : black[y * stride + (x >> 3)] >> (7 - (x & 7)) & 1;
  }

  /** The MQ coder (T.88 annex E), with its registers' names. */
  private static final class ArithmeticCoder {
    /**
     * A row for each state of an estimate: Qe, the next after an MPS, after an LPS, whether to
     * switch.
     */
    private static final int[][] STATES = {
      {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0},
      {0x0521, 5, 29, 0}, {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0},
      {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0}, {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0},
      {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1}, {0x5401, 16, 14, 0},
      {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
      {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0},
      {0x1C01, 25, 22, 0}, {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0},
      {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0}, {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0},
      {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0}, {0x02A1, 36, 33, 0},
      {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
      {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0},
      {0x0005, 45, 42, 0}, {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0},
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    private final byte[] states;
    private final byte[] likely;
    private int a = 0x8000;
    private int c;
    private int ct = 12;
    private int b;
    private boolean begun;

    ArithmeticCoder(int contexts) {
      states = new byte[contexts];
      likely = new byte[contexts];
    }

    void code(int bit, int context) {
      int[] state = STATES[states[context]];
      int qe = state[0];
      a -= qe;
      if (bit == likely[context]) {
        if ((a & 0x8000) != 0) {
          c += qe;
          return;
        }
        if (a < qe) {
          a = qe;
        } else {
          c += qe;
        }
        states[context] = (byte) state[1];
      } else {
        if (a < qe) {
          c += qe;
        } else {
          a = qe;
        }
        likely[context] ^= (byte) state[3];
        states[context] = (byte) state[2];
      }
      do {
        a <<= 1;
        c <<= 1;
        if (--ct == 0) {
          byteOut();
        }
      } while ((a & 0x8000) == 0);
    }

    byte[] finish() {
      int top = c + a;
      c |= 0xFFFF;
      if (c >= top) {
        c -= 0x8000;
      }
      c <<= ct;
      byteOut();
      c <<= ct;
      byteOut();
      emit();
      if (b != 0xFF) {
        out.write(0xFF);
      }
      out.write(0xAC);
      return out.toByteArray();
    }

    /** A byte of ones is followed by seven bits alone, so that a carry goes no further. */
    private void byteOut() {
      if (b != 0xFF && (c & 0x8000000) != 0) {
        b++;
        c &= 0x7FFFFFF;
      }
      emit();
      if (b == 0xFF) {
        b = c >> 20;
        c &= 0xFFFFF;
        ct = 7;
      } else {
        b = c >> 19;
        c &= 0x7FFFF;
        ct = 8;
      }
    }

    private void emit() {
      if (begun) {
        out.write(b);
      }
      begun = true;
    }
  }
}
