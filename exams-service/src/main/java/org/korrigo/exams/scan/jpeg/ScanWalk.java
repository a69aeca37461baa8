package org.korrigo.exams.scan.jpeg;

import java.util.Arrays;

/**
 * Walks over the Huffman codes of a picture, one row of coding units a time, without rebuilding a
 * coefficient: it only notes for each block where its bits stand and what its DC value is.
 */
final class ScanWalk extends BlockWalk {
  static final int SMALLEST_DC = -1024;
  static final int LARGEST_DC = 1023;

  private final EntropyData data;
  private final JpegImage image;
  private final int restartInterval;
  private final AcReader acReader;
  private final int[] owners;
  private final HuffmanTable[] dcTables;
  private final HuffmanTable[] acTables;
  private final int[] predictions;
  private final int[] starts;
  private int interval = -1;
  private int intervalEnd;
  private int unit;
  private int position;

  /** A walk on which every block's AC codes are read. */
  ScanWalk(JpegImage image, ScanData scan, AcReader acReader) throws DamagedJpegException {
    super(image.unitsAcross * image.frame.blocksPerUnit());
    this.image = image;
    this.restartInterval = scan.restartInterval();
    this.acReader = acReader;
    this.data = EntropyData.of(image, scan);
    this.owners = image.frame.componentOfBlock();
    this.dcTables =
        image.frame.components().stream().map(Component::dc).toArray(HuffmanTable[]::new);
    this.acTables =
        image.frame.components().stream().map(Component::ac).toArray(HuffmanTable[]::new);
    this.predictions = new int[dcTables.length];
    this.starts = new int[acStarts.length];
  }

  @Override
  byte[] bits() {
    return data.bits;
  }

  @Override
  int start(int block) {
    return starts[block];
  }

  @Override
  int runEnd(int from, int end) {
    return restartInterval == 0 ? end : Math.min(end, nextRestart(from));
  }

  private int nextRestart(int unitOfPicture) {
    return (unitOfPicture / restartInterval + 1) * restartInterval;
  }

  /**
   * Walks over the next row of coding units; after the last row the data must be at its end.
   *
   * @throws DamagedJpegException if the data ends early, goes on after its end, or has impossible
   *     codes
   */
  @Override
  void nextRow() throws DamagedJpegException {
    int index = 0;
    for (int x = 0; x < image.unitsAcross; x++) {
      if (unit == 0 || (restartInterval != 0 && unit % restartInterval == 0)) {
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
