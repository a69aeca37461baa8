package org.korrigo.exams.scan.geometry;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A map of ink on the fine grid in a fraction of its bytes, as most cells of a page are paper: it
 * is kept of every side of a batch and looked at of few.
 */
final class PackedInk {
  private final byte[] packed;

  PackedInk(InkMap ink) {
    this.packed = pack(ink);
  }

  private static byte[] pack(InkMap ink) {
    ByteBuffer bytes = bytes(ink);
    bytes.asLongBuffer().put(ink.words());
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] packed = new byte[2 * bytes.capacity()];
      return Arrays.copyOf(packed, deflater.deflate(packed));
    } finally {
      deflater.end();
    }
  }

  /** The map as it was packed. */
  InkMap ink() {
    InkMap ink = new InkMap(InkMap.FINE);
    ByteBuffer bytes = bytes(ink);
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      inflater.inflate(bytes);
    } catch (DataFormatException e) {
      throw new IllegalStateException("packed ink is not damaged in memory", e);
    } finally {
      inflater.end();
    }
    ink.words().put(bytes.rewind().asLongBuffer());
    return ink;
  }

  private static ByteBuffer bytes(InkMap ink) {
    return ByteBuffer.allocate(ink.words().capacity() * Long.BYTES);
  }
}
