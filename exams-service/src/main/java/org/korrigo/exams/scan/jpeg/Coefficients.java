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
  private int blocks;

  private Coefficients(JpegImage image) {
    this.image = image;
    this.blocksPerUnit = image.frame.blocksPerUnit();
    int all = image.unitsAcross * image.unitsDown * blocksPerUnit;
    this.dc = new short[all];
    this.firsts = new int[all + 1];
    this.entries = new int[image.source.length + 64];
  }

  static Coefficients of(JpegImage image) throws DamagedJpegException {
    Coefficients coefficients = new Coefficients(image);
    ScanWalk walk = new ScanWalk(image, coefficients::read);
    for (int row = 0; row < image.unitsDown; row++) {
      int first = coefficients.blocks;
      walk.nextRow();
      for (int i = first; i < coefficients.blocks; i++) {
        coefficients.dc[i] = (short) walk.dcValues[i - first];
      }
    }
    coefficients.firsts[coefficients.blocks] = coefficients.count;
    return coefficients;
  }

  private int read(byte[] bits, int from, HuffmanTable table) throws DamagedJpegException {
    if (count + 64 > entries.length) {
      entries = Arrays.copyOf(entries, (int) Math.min(MOST, entries.length * 2L));
    }
    firsts[blocks++] = count;
    int at = from;
    int behind = 1;
    while (behind < 64) {
      long next = ScanWalk.peek(bits, at);
      int symbol = table.values[(int) (next >>> (64 - HuffmanTable.PEEK))];
      int passed = symbol >>> 8 & 0xFF;
      int value;
      if (symbol != 0 && (behind + passed <= 64 || passed == HuffmanTable.END_OF_BLOCK)) {
        value = symbol >> 16;
        behind += passed;
        at += symbol & 0xFF;
      } else {
        int entry = ScanWalk.acEntry(table, next);
        int size = entry & 15;
        value = ScanWalk.value(next << (entry >>> 8), size);
        behind = ScanWalk.passed(behind, entry & 0xFF);
        at += (entry >>> 8) + size;
      }
      if (value != 0) {
        entries[count++] = (behind - 1) << 16 | (value & 0xFFFF);
      }
    }
    return at;
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
    if (component.blocks() == 1) {
      // the usual case, without divisions
      return (y * image.unitsAcross + x) * blocksPerUnit + component.firstBlock();
    }
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
