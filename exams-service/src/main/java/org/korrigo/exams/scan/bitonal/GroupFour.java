package org.korrigo.exams.scan.bitonal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads Group 4 fax data (ITU-T T.6). Each code takes at least one bit and the bits are counted, so
 * broken data ends soon; it is never filled up.
 */
public final class GroupFour {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** A reader looks this far ahead of a position that it has checked. */
  private static final int SLACK = 16;

  private final byte[] data;
  private final long end;
  private final int columns;
  private long position;

  /** Where the colour changes in the line above, first to black; behind the last, the width. */
  private int[] above;

  private int[] changes;
  private int count;

  private GroupFour(byte[] coded, int columns) {
    this.data = Arrays.copyOf(coded, coded.length + SLACK);
    this.end = coded.length * 8L;
    this.columns = columns;
    this.above = new int[columns + 4];
    this.changes = new int[columns + 4];
    Arrays.fill(above, columns);
  }

  /**
   * Decodes a picture.
   *
   * @param coded the data; what is behind the last row is not looked at
   * @param columns its width in pixels, at least 1
   * @param rows its height in pixels, at least 1
   * @param byteAligned whether each row begins with a byte of its own
   * @throws DamagedBitonalException if it ends too early, or its codes are broken
   */
  public static BitonalImage decode(byte[] coded, int columns, int rows, boolean byteAligned)
      throws DamagedBitonalException {
    BitonalImage image = BitonalImage.white(columns, rows);
    GroupFour reader = new GroupFour(coded, columns);
    for (int row = 0; row < rows; row++) {
      if (byteAligned) {
        reader.position = (reader.position + 7) & ~7L;
      }
      reader.row();
      reader.paint(image, row);
      reader.turnOver();
    }
    return image;
  }

  private void row() throws DamagedBitonalException {
    count = 0;
    int at = 0;
    int next = 0;
    while (at < columns) {
      // the first change above, to the other colour, behind where this line stands
      next &= -2;
      next |= count & 1;
      while (next >= 2 && above[next - 2] > at) {
        next -= 2;
      }
      while (above[next] <= at && above[next] < columns && (at > 0 || count > 0)) {
        next += 2;
      }
      int mode = code(FaxCodes.MODES, FaxCodes.MODE_BITS);
      if (mode == FaxCodes.PASS) {
        at = above[next + 1];
      } else if (mode == FaxCodes.HORIZONTAL) {
        int[] first = (count & 1) == 0 ? FaxCodes.WHITE : FaxCodes.BLACK;
        int[] second = (count & 1) == 0 ? FaxCodes.BLACK : FaxCodes.WHITE;
        at = change(at + run(first));
        at = change(at + run(second));
      } else {
        int to = above[next] + mode - FaxCodes.VERTICAL;
        if (to < at) {
          throw new DamagedBitonalException("a line of a fax image goes back");
        }
        at = change(to);
      }
    }
  }

  private int change(int to) throws DamagedBitonalException {
    if (to > columns || count > columns) {
      throw new DamagedBitonalException("a line of a fax image is longer than the image is wide");
    }
    changes[count++] = to;
    return to;
  }

  private int run(int[] table) throws DamagedBitonalException {
    int length = 0;
    int part;
    do {
      part = code(table, FaxCodes.RUN_BITS);
      length += part;
      if (length > columns) {
        throw new DamagedBitonalException("a line of a fax image is longer than the image is wide");
      }
    } while (part >= FaxCodes.FIRST_MAKE_UP);
    return length;
  }

  private int code(int[] table, int bits) throws DamagedBitonalException {
    long next = (long) LONGS.get(data, (int) (position >>> 3)) << (position & 7);
    int entry = table[(int) (next >>> (64 - bits))];
    position += entry >>> 16;
    if (entry == 0 || position > end) {
      throw new DamagedBitonalException("a fax image with broken codes, or that ends too early");
    }
    return entry & 0xFFFF;
  }

  private void paint(BitonalImage image, int row) {
    for (int i = 0; i < count; i += 2) {
      int to = i + 1 < count ? changes[i + 1] : columns;
      image.blacken(row, changes[i], to);
    }
  }

  private void turnOver() {
    changes[count] = columns;
    changes[count + 1] = columns;
    changes[count + 2] = columns;
    int[] done = changes;
    changes = above;
    above = done;
  }
}
