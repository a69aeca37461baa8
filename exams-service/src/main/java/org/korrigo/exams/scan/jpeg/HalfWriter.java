package org.korrigo.exams.scan.jpeg;

/**
 * Writes a part of a picture at half its size, from the frequencies that a walk passes: no pixel is
 * decoded. Of a coloured picture only the brightness is kept.
 */
final class HalfWriter {
  /** Of the standard's steps: what is usually counted as a quality of 75. */
  private static final int[] STEPS = GreyWriter.steps(50);

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

  private final GreyWriter out;

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
    this.out = new GreyWriter(STEPS, image.length() / 4);
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

  /**
   * Takes the brightness of a row of coding units that was walked over, and writes what is whole.
   */
  void row(int unitRow, BlockWalk walk) {
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

  private void brightness(BlockWalk walk, int down, int row) {
    HalfBlocks blocks = rows[row >> 1 & 1];
    for (int x = 0; x < halfAcross * 2; x++) {
      int column = firstBlock + Math.min(x, blocksAcross - 1);
      int unit = column / luma.across() * blocksPerUnit;
      int dc = walk.dcValues[unit + down * luma.across() + column % luma.across()];
      blocks.put((row & 1) << 1 | x & 1, 0, dc, x >> 1);
    }
  }

  private void write(int row) {
    out.row(rows[row >> 1 & 1].halved());
  }

  JpegPiece finish() {
    PixelArea pixels = units.pixels(image);
    return out.finish(Math.ceilDiv(pixels.width(), 2), Math.ceilDiv(pixels.height(), 2));
  }
}
