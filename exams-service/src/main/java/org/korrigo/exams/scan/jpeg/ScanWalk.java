package org.korrigo.exams.scan.jpeg;

import java.util.Arrays;

/**
 * Walks over the Huffman codes of a picture, one row of coding units a time, without rebuilding a
 * coefficient: it only notes for each block where its bits stand and what its DC value is.
 */
final class ScanWalk {
  static final int SMALLEST_DC = -1024;
  static final int LARGEST_DC = 1023;

  /**
   * Of each block of the current row: its first bit, its first bit behind the DC code, and the bit
   * behind its last.
   */
  final int[] starts;

  final int[] acStarts;
  final int[] ends;

  /** Of each block of the current row, the quantized DC value. */
  final int[] dcValues;

  final EntropyData data;
  private final JpegImage image;
  private final AcReader acReader;
  private final int[] owners;
  private final HuffmanTable[] dcTables;
  private final HuffmanTable[] acTables;
  private final int[] predictions;
  private int interval = -1;
  private int intervalEnd;
  private int unit;
  private int position;

  /** Goes over the AC codes of one block. */
  @FunctionalInterface
  interface AcReader {
    /**
     * Reads one block's codes.
     *
     * @param bits the picture data
     * @param from position of the first code
     * @return the position behind the last
     */
    int read(byte[] bits, int from, HuffmanTable table) throws DamagedJpegException;
  }

  /** A walk that passes over the AC codes. */
  ScanWalk(JpegImage image) throws DamagedJpegException {
    this(image, (bits, from, table) -> skip(bits, from, table, 1));
  }

  /** A walk on which every block's AC codes are read. */
  ScanWalk(JpegImage image, AcReader acReader) throws DamagedJpegException {
    this.image = image;
    this.acReader = acReader;
    this.data = EntropyData.of(image);
    this.owners = image.frame.componentOfBlock();
    this.dcTables =
        image.frame.components().stream().map(Component::dc).toArray(HuffmanTable[]::new);
    this.acTables =
        image.frame.components().stream().map(Component::ac).toArray(HuffmanTable[]::new);
    this.predictions = new int[dcTables.length];
    int blocks = image.unitsAcross * owners.length;
    this.starts = new int[blocks];
    this.acStarts = new int[blocks];
    this.ends = new int[blocks];
    this.dcValues = new int[blocks];
  }

  /**
   * Walks over the next row of coding units; after the last row the data must be at its end.
   *
   * @throws DamagedJpegException if the data ends early, goes on after its end, or has impossible
   *     codes
   */
  void nextRow() throws DamagedJpegException {
    int index = 0;
    for (int x = 0; x < image.unitsAcross; x++) {
      if (restartsAt(unit)) {
        nextInterval();
      }
      unit++;
      for (int owner : owners) {
        block(index++, owner);
      }
    }
    if (unit == image.unitsAcross * image.unitsDown) {
      data.requireRead(interval, position);
    }
  }

  /** Whether the predictions start anew at a coding unit, counted over the whole picture. */
  boolean restartsAt(int unitOfPicture) {
    return unitOfPicture == 0
        || (image.restartInterval != 0 && unitOfPicture % image.restartInterval == 0);
  }

  private void nextInterval() throws DamagedJpegException {
    if (interval >= 0) {
      data.requireRead(interval, position);
    }
    interval++;
    position = data.startBit(interval);
    intervalEnd = data.endBit(interval);
    Arrays.fill(predictions, 0);
  }

  private void block(int index, int owner) throws DamagedJpegException {
    int at = position;
    long next = peek(data.bits, at);
    HuffmanTable table = dcTables[owner];
    int entry = table.shortCodes[(int) (next >>> (64 - HuffmanTable.PEEK))];
    if (entry == 0) {
      entry = table.longCode((int) (next >>> 48));
    }
    int dc = predictions[owner] + value(next << (entry >>> 8), entry & 0xFF);
    if (dc < SMALLEST_DC || dc > LARGEST_DC) {
      throw new DamagedJpegException("a brightness that no picture has");
    }
    starts[index] = at;
    dcValues[index] = dc;
    predictions[owner] = dc;
    at += (entry >>> 8) + (entry & 0xFF);
    acStarts[index] = at;
    at = acReader.read(data.bits, at, acTables[owner]);
    if (at > intervalEnd) {
      throw new DamagedJpegException("the picture data ends too early");
    }
    ends[index] = at;
    position = at;
  }

  /**
   * The position behind the last AC code of a block.
   *
   * @param from position of the next code
   * @param before how many of the block's values are behind one
   */
  static int skip(byte[] data, int from, HuffmanTable table, int before)
      throws DamagedJpegException {
    short[] skips = table.skips;
    int at = from;
    int passed = before;
    while (passed < 64) {
      long next = peek(data, at);
      int used = 0;
      do {
        int several = skips[(int) (next >>> (64 - HuffmanTable.SKIP_PEEK))];
        int bits;
        int after = passed + (several >>> 4 & 0x7F);
        if (several != 0 && after <= 64 - (several >>> 11)) {
          bits = several & 15;
          passed = several >>> 11 == 0 ? after : 64;
        } else {
          int entry = acEntry(table, next);
          bits = (entry >>> 8) + (entry & 15);
          passed = passed(passed, entry & 0xFF);
        }
        used += bits;
        next <<= bits;
      } while (used <= 30 && passed < 64);
      at += used;
    }
    return at;
  }

  static int acEntry(HuffmanTable table, long next) throws DamagedJpegException {
    int entry = table.shortCodes[(int) (next >>> (64 - HuffmanTable.PEEK))];
    return entry != 0 ? entry : table.longCode((int) (next >>> 48));
  }

  /** How many of a block's values are behind one after a symbol. */
  static int passed(int before, int symbol) throws DamagedJpegException {
    if (symbol == 0) {
      return 64;
    }
    int after = before + (symbol >>> 4) + 1;
    if (after > 64) {
      throw new DamagedJpegException("a block with more than 64 values");
    }
    return after;
  }

  /** The bits from a position on; at least 57 of the 64 are valid. */
  static long peek(byte[] data, int bit) {
    return (long) EntropyData.LONGS.get(data, bit >>> 3) << (bit & 7);
  }

  /** A value of {@code size} bits at the top of {@code next}, in the sign notation of JPEG. */
  static int value(long next, int size) {
    if (size == 0) {
      return 0;
    }
    int value = (int) (next >>> (64 - size));
    return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  }
}
