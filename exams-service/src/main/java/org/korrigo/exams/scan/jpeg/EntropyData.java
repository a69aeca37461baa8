package org.korrigo.exams.scan.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The picture data of a scan without its stuffing and restart markers: plain bits, with slack
 * behind the end so that eight bytes may be looked at from any position of a coding unit.
 */
final class EntropyData {
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** A block is at most 64 symbols of 16 + 11 bits: what a walk may overrun before it is caught. */
  private static final int SLACK = 64 * 4 + 16;

  final byte[] bits;

  /** Byte offsets of the restart intervals in {@link #bits}, and behind the last its end. */
  private final int[] starts;

  private EntropyData(byte[] bits, int[] starts) {
    this.bits = bits;
    this.starts = starts;
  }

  static EntropyData of(JpegImage image, ScanData scan) throws DamagedJpegException {
    byte[] source = scan.source();
    byte[] plain = new byte[source.length - scan.offset() + SLACK];
    int[] starts = new int[intervals(image, scan) + 1];
    int interval = 0;
    int length = 0;
    int at = scan.offset();
    while (at < source.length) {
      int from = at;
      at = nextFF(source, at, source.length);
      System.arraycopy(source, from, plain, length, at - from);
      length += at - from;
      int marker = at + 1 < source.length ? source[at + 1] & 0xFF : 0xD9;
      if (marker == 0) {
        plain[length++] = -1;
        at += 2;
      } else if (marker >= 0xD0 && marker <= 0xD7) {
        if (marker - 0xD0 != (interval & 7) || interval + 2 >= starts.length) {
          throw new DamagedJpegException("a restart marker out of its order");
        }
        starts[++interval] = length;
        at += 2;
      } else if (marker == 0xFF) {
        at++;
      } else {
        break;
      }
    }
    if (interval + 2 != starts.length) {
      throw new DamagedJpegException("the picture data ends too early");
    }
    starts[interval + 1] = length;
    return new EntropyData(plain, starts);
  }

  /** Restart intervals a sound file has; never more than its bytes could hold. */
  private static int intervals(JpegImage image, ScanData scan) throws DamagedJpegException {
    if (scan.restartInterval() == 0) {
      return 1;
    }
    int intervals = Math.ceilDiv(image.unitsAcross * image.unitsDown, scan.restartInterval());
    if (intervals > scan.length() / 2 + 1) {
      throw new DamagedJpegException("the picture data ends too early");
    }
    return intervals;
  }

  /**
   * First position at or after {@code from} that holds 0xFF, or {@code end}; looks at eight bytes a
   * step.
   */
  static int nextFF(byte[] bytes, int from, int end) {
    int at = from;
    while (at + 8 <= end) {
      long inverted = ~(long) LONGS.get(bytes, at);
      if (((inverted - ONES) & ~inverted & HIGH_BITS) != 0) {
        break;
      }
      at += 8;
    }
    while (at < end && bytes[at] != -1) {
      at++;
    }
    return at;
  }

  int startBit(int interval) {
    return starts[interval] * 8;
  }

  int endBit(int interval) {
    return starts[interval + 1] * 8;
  }

  /**
   * Checks that an interval was read to its end: a reader that lost its place in broken data ends
   * early or late.
   *
   * @throws DamagedJpegException if a byte or more is left
   */
  void requireRead(int interval, int position) throws DamagedJpegException {
    if (endBit(interval) - position >= 8) {
      throw new DamagedJpegException("picture data is left over: its codes are broken");
    }
  }
}
