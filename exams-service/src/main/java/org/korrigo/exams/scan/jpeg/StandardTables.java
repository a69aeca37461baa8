package org.korrigo.exams.scan.jpeg;

import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * The Huffman tables of the standard's Annex K: they have a code for everything an eight-bit
 * picture can hold.
 */
final class StandardTables {
  static final HuffmanTable LUMA_DC = table(false, JPEGHuffmanTable.StdDCLuminance);
  static final HuffmanTable CHROMA_DC = table(false, JPEGHuffmanTable.StdDCChrominance);
  static final HuffmanTable LUMA_AC = table(true, JPEGHuffmanTable.StdACLuminance);
  static final HuffmanTable CHROMA_AC = table(true, JPEGHuffmanTable.StdACChrominance);

  private StandardTables() {}

  private static HuffmanTable table(boolean ac, JPEGHuffmanTable table) {
    try {
      byte[] counts = Arrays.copyOf(bytes(table.getLengths()), 16);
      return HuffmanTable.of(ac, counts, bytes(table.getValues()));
    } catch (DamagedJpegException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] bytes(short[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
