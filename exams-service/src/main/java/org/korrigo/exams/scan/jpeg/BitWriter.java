package org.korrigo.exams.scan.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Gathers the bits of a scan, and stuffs them when they are done. */
final class BitWriter {
  private byte[] bytes;
  private int length;
  private long pending;
  private int pendingBits;

  BitWriter(int expectedBytes) {
    this.bytes = new byte[expectedBytes + 64];
  }

  /**
   * Appends the lowest {@code count} bits of a value that has no others; {@code count} is at most
   * 32.
   */
  void put(long value, int count) {
    pending |= value << (64 - pendingBits - count);
    pendingBits += count;
    if (pendingBits >= 32) {
      if (length + 8 > bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      EntropyData.LONGS.set(bytes, length, pending);
      length += 4;
      pending <<= 32;
      pendingBits -= 32;
    }
  }

  /** Appends a range of bits; eight bytes must be readable from each of its positions. */
  void copy(byte[] from, int start, int end) {
    int at = start;
    for (; end - at >= 32; at += 32) {
      put(((long) EntropyData.LONGS.get(from, at >>> 3) << (at & 7)) >>> 32, 32);
    }
    int rest = end - at;
    if (rest > 0) {
      put(((long) EntropyData.LONGS.get(from, at >>> 3) << (at & 7)) >>> (64 - rest), rest);
    }
  }

  /** Appends a symbol and, behind it, a value whose size in bits is the symbol's low nibble. */
  void symbol(HuffmanTable table, int symbol, int value) throws MissingCodeException {
    int code = table.code(symbol);
    if (code == 0) {
      throw new MissingCodeException();
    }
    int size = symbol & 15;
    int bits = (value >> 31) + value & (1 << size) - 1;
    put((long) (code >>> 5) << size | bits, (code & 31) + size);
  }

  /**
   * Appends the AC values of a block, and its end.
   *
   * @param places at which a value is not zero, in zigzag order: a bit each, the first left out
   */
  void acValues(HuffmanTable table, long places, IntUnaryOperator valueAt)
      throws MissingCodeException {
    int before = 0;
    for (long left = places; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      int zeros = place - before - 1;
      for (; zeros > 15; zeros -= 16) {
        symbol(table, 0xF0, 0);
      }
      int value = valueAt.applyAsInt(place);
      symbol(table, zeros << 4 | sizeOf(value), value);
      before = place;
    }
    if (before < 63) {
      symbol(table, 0, 0);
    }
  }

  /** Appends the difference of two DC values. */
  void dcDifference(HuffmanTable table, int difference) throws MissingCodeException {
    symbol(table, sizeOf(difference), difference);
  }

  /** How many bits a value takes. */
  static int sizeOf(int value) {
    return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
  }

  /**
   * Fills the last byte and writes all with the zero byte behind each 0xFF that the format asks
   * for.
   */
  void finish(ByteArrayOutputStream out) {
    int padding = -pendingBits & 7;
    if (padding > 0) {
      put((1 << padding) - 1, padding);
    }
    int end = length + pendingBits / 8;
    flush();
    int at = 0;
    while (at < end) {
      int to = EntropyData.nextFF(bytes, at, end);
      out.write(bytes, at, to - at);
      if (to < end) {
        out.write(0xFF);
        out.write(0);
      }
      at = to + 1;
    }
  }

  private void flush() {
    bytes = Arrays.copyOf(bytes, length + 2 * Long.BYTES);
    EntropyData.LONGS.set(bytes, length, pending);
  }

  /** The bits as they are, neither padded nor stuffed; eight bytes are readable from each. */
  byte[] bits() {
    flush();
    return bytes;
  }

  /** How many bits were put. */
  int position() {
    return length * 8 + pendingBits;
  }

  int size() {
    return length + 8;
  }
}
