package org.korrigo.exams.scan.jpeg;

import java.util.List;

/** Reads the AC codes of a walk for those who write parts of the picture at half its size. */
final class HalfReader implements BlockWalk.AcReader {
  private final Component luma;
  private final int blocksPerUnit;

  /** By coding unit across; null where nobody wants it. */
  private final HalfWriter[] writers;

  private int unitX;
  private int unitY;
  private int inUnit;

  /**
   * @throws IllegalArgumentException if two of them want the same part
   */
  HalfReader(JpegImage image, List<HalfWriter> halves) {
    this.luma = image.frame.components().getFirst();
    this.blocksPerUnit = image.frame.blocksPerUnit();
    this.writers = new HalfWriter[image.unitsAcross];
    for (HalfWriter half : halves) {
      for (int x = half.left(); x < half.right(); x++) {
        if (writers[x] != null) {
          throw new IllegalArgumentException("two halves of one part");
        }
        writers[x] = half;
      }
    }
  }

  @Override
  public int read(byte[] bits, int from, HuffmanTable table) throws DamagedJpegException {
    HalfWriter writer = writers[unitX];
    int behind;
    if (writer == null || inUnit >= luma.blocks() || !writer.wants(unitY)) {
      behind = ScanWalk.skip(bits, from, table, 1);
    } else {
      int x = unitX * luma.across() + inUnit % luma.across();
      int y = unitY * luma.down() + inUnit / luma.across();
      behind = writer.read(bits, from, table, x, y);
    }
    if (++inUnit == blocksPerUnit) {
      inUnit = 0;
      if (++unitX == writers.length) {
        unitX = 0;
        unitY++;
      }
    }
    return behind;
  }
}
