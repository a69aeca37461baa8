package org.korrigo.exams.scan.jpeg;

import java.util.Arrays;

/**
 * The quantized coefficients of a picture, the zeros left out: about as many ints as the file has
 * bytes.
 */
final class Coefficients {
  private static final long MOST = 1L << 29;

  private final JpegImage image;
  private final int blocksPerUnit;
  private final short[] dc;

  /**
   * Index of the first entry of each block, in the order of the scan, and behind the last its end.
   */
  private final int[] firsts;

  /** Place in zigzag order &lt;&lt; 16 | value, low 16 bits. */
  private int[] entries;

  private int count;

  private Coefficients(JpegImage image) {
    this.image = image;
    this.blocksPerUnit = image.frame.blocksPerUnit();
    int blocks = image.unitsAcross * image.unitsDown * blocksPerUnit;
    this.dc = new short[blocks];
    this.firsts = new int[blocks + 1];
    this.entries = new int[image.source.length + 64];
  }

  static Coefficients of(JpegImage image) throws DamagedJpegException {
    ScanWalk walk = new ScanWalk(image);
    Coefficients coefficients = new Coefficients(image);
    int[] owners = image.frame.componentOfBlock();
    int block = 0;
    for (int row = 0; row < image.unitsDown; row++) {
      walk.nextRow();
      for (int i = 0; i < walk.starts.length; i++) {
        coefficients.dc[block] = (short) walk.dcValues[i];
        coefficients.firsts[block++] = coefficients.count;
        HuffmanTable table = image.frame.components().get(owners[i % owners.length]).ac();
        coefficients.read(walk.data.bits, walk.acStarts[i], table);
      }
    }
    coefficients.firsts[block] = coefficients.count;
    return coefficients;
  }

  /** Reads a block that a walk has found sound. */
  private void read(byte[] bits, int from, HuffmanTable table) throws DamagedJpegException {
    if (count + 64 > entries.length) {
      entries = Arrays.copyOf(entries, (int) Math.min(MOST, entries.length * 2L));
    }
    int at = from;
    int place = 1;
    while (place < 64) {
      long next = (long) EntropyData.LONGS.get(bits, at >>> 3) << (at & 7);
      int entry = ScanWalk.acEntry(table, next);
      int size = entry & 15;
      int zeros = (entry & 0xFF) >>> 4;
      if (size > 0) {
        int value = ScanWalk.value(next << (entry >>> 8), size);
        entries[count++] = (place + zeros) << 16 | (value & 0xFFFF);
      } else if (zeros == 0) {
        return;
      }
      place += zeros + 1;
      at += (entry >>> 8) + size;
    }
  }

  /** Blocks of a component across, those of the padding at the right edge included. */
  int across(Component component) {
    return image.unitsAcross * component.across();
  }

  /** Blocks of a component down, those of the padding at the bottom included. */
  int down(Component component) {
    return image.unitsDown * component.down();
  }

  /** Number of a block, from its place in its component. */
  int block(Component component, int x, int y) {
    int unit = y / component.down() * image.unitsAcross + x / component.across();
    int inside = y % component.down() * component.across() + x % component.across();
    return unit * blocksPerUnit + component.firstBlock() + inside;
  }

  int dc(int block) {
    return dc[block];
  }

  int firstEntry(int block) {
    return firsts[block];
  }

  int endEntry(int block) {
    return firsts[block + 1];
  }

  int place(int entry) {
    return entries[entry] >>> 16;
  }

  int value(int entry) {
    return (short) entries[entry];
  }
}
