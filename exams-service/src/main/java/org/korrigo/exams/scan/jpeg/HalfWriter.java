package org.korrigo.exams.scan.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Writes a part of a picture at half its size, from the frequencies that a walk passes: no pixel is
 * decoded. Of a coloured picture only the brightness is kept.
 */
final class HalfWriter {
  /** The steps of the standard's Annex K, which stand for a quality of 75, in zigzag order. */
  private static final int[] STEPS = {
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37,
    29, 40, 58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
    95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99
  };

  private final JpegImage image;
  private final UnitArea units;
  private final Component luma;
  private final int blocksPerUnit;
  private final int firstBlock;
  private final int blocksAcross;
  private final int blocksDown;
  private final int halfAcross;

  /** Of an even and of an odd row of new blocks: a row of coding units may touch both. */
  private final HalfBlocks[] rows;

  private final BitWriter out;
  private int lastDc;

  HalfWriter(JpegImage image, UnitArea units) {
    this.image = image;
    this.units = units;
    this.luma = image.frame.components().getFirst();
    this.blocksPerUnit = image.frame.blocksPerUnit();
    this.firstBlock = units.left() * luma.across();
    this.blocksAcross = units.right() * luma.across() - firstBlock;
    this.blocksDown = (units.bottom() - units.top()) * luma.down();
    this.halfAcross = Math.ceilDiv(blocksAcross, 2);
    HalfBlocks even = newRow();
    this.rows = new HalfBlocks[] {even, luma.down() > 2 ? newRow() : even};
    this.out = new BitWriter(image.source.length / 4);
  }

  private HalfBlocks newRow() {
    return new HalfBlocks(image.frame.quantization()[luma.quantization()], STEPS, halfAcross);
  }

  /** First coding unit across. */
  int left() {
    return units.left();
  }

  /** Behind the last coding unit across. */
  int right() {
    return units.right();
  }

  /** Whether it wants anything of a row of coding units. */
  boolean wants(int unitRow) {
    return unitRow >= units.top() && unitRow < units.bottom();
  }

  /**
   * Reads the AC codes of a block of brightness.
   *
   * @param x of the block in the picture
   * @param y of the block in the picture
   * @return the position behind the last code
   */
  int read(byte[] bits, int from, HuffmanTable table, int x, int y) throws DamagedJpegException {
    int column = x - firstBlock;
    int row = y - units.top() * luma.down();
    HalfBlocks blocks = rows[row >> 1 & 1];
    int quarter = (row & 1) << 1 | column & 1;
    int block = column >> 1;
    int at = from;
    int behind = 1;
    while (behind <= HalfBlocks.LAST_PLACE) {
      long next = ScanWalk.peek(bits, at);
      int symbol = table.values[(int) (next >>> (64 - HuffmanTable.PEEK))];
      int value;
      if (symbol != 0) {
        value = symbol >> 16;
        behind += symbol >>> 8 & 0xFF;
        at += symbol & 0xFF;
      } else {
        int entry = ScanWalk.acEntry(table, next);
        int size = entry & 15;
        value = ScanWalk.value(next << (entry >>> 8), size);
        behind = ScanWalk.passed(behind, entry & 0xFF);
        at += (entry >>> 8) + size;
      }
      if (value != 0 && behind - 1 <= HalfBlocks.LAST_PLACE) {
        blocks.put(quarter, behind - 1, value, block);
      }
    }
    return ScanWalk.skip(bits, at, table, behind);
  }

  /** Takes the brightness of a row of coding units that was walked over, and writes what is whole. */
  void row(int unitRow, ScanWalk walk) {
    if (!wants(unitRow)) {
      return;
    }
    for (int down = 0; down < luma.down(); down++) {
      int row = (unitRow - units.top()) * luma.down() + down;
      brightness(walk, down, row);
      if (row % 2 == 0 && row == blocksDown - 1) {
        // nothing stands below the last block: as bright as it, so no edge shows
        brightness(walk, down, row + 1);
        write(row + 1);
      } else if (row % 2 == 1) {
        write(row);
      }
    }
  }

  private void brightness(ScanWalk walk, int down, int row) {
    HalfBlocks blocks = rows[row >> 1 & 1];
    for (int x = 0; x < halfAcross * 2; x++) {
      int column = firstBlock + Math.min(x, blocksAcross - 1);
      int unit = column / luma.across() * blocksPerUnit;
      int dc = walk.dcValues[unit + down * luma.across() + column % luma.across()];
      blocks.put((row & 1) << 1 | x & 1, 0, dc, x >> 1);
    }
  }

  private void write(int row) {
    HalfBlocks blocks = rows[row >> 1 & 1];
    blocks.halve();
    try {
      for (int block = 0; block < halfAcross; block++) {
        code(blocks, block);
      }
    } catch (MissingCodeException impossible) {
      throw new IllegalStateException("the standard tables have every code", impossible);
    }
  }

  private void code(HalfBlocks blocks, int block) throws MissingCodeException {
    int dc = Math.clamp(blocks.value(block, 0), ScanWalk.SMALLEST_DC, ScanWalk.LARGEST_DC);
    out.dcDifference(StandardTables.LUMA_DC, dc - lastDc);
    lastDc = dc;
    out.acValues(
        StandardTables.LUMA_AC,
        blocks.places(block),
        place -> Math.clamp(blocks.value(block, place), -1023, 1023));
  }

  JpegPiece finish() {
    PixelArea pixels = units.pixels(image);
    int width = Math.ceilDiv(pixels.width(), 2);
    int height = Math.ceilDiv(pixels.height(), 2);
    Component grey = new Component(1, 1, 1, 0, 0, StandardTables.LUMA_DC, StandardTables.LUMA_AC);
    Frame frame =
        new Frame(
            0xC0,
            List.of(grey),
            new int[][] {STEPS, null, null, null},
            Optional.of(new Frame.Density(0, 1, 1)),
            Frame.NO_ADOBE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(out.size() + 1024);
    new HeaderWriter(bytes, frame).write(width, height);
    out.finish(bytes);
    bytes.write(0xFF);
    bytes.write(0xD9);
    return new JpegPiece(bytes.toByteArray(), width, height, new PixelArea(0, 0, width, height));
  }
}
