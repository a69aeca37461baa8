package org.korrigo.exams.scan.jpeg;

/**
 * A walk over the blocks of a picture, one row of coding units a time: where the bits of each block
 * stand and what its DC value is.
 */
abstract class BlockWalk {
  /** Of each block of the current row, its first bit behind the DC code. */
  final int[] acStarts;

  /** Of each block of the current row, the bit behind its last. */
  final int[] ends;

  /** Of each block of the current row, the quantized DC value. */
  final int[] dcValues;

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

  /** An {@link AcReader} that passes over the codes. */
  static final AcReader PASSING = (bits, from, table) -> ScanWalk.skip(bits, from, table, 1);

  /**
   * @param blocks in a row of coding units
   */
  BlockWalk(int blocks) {
    this.acStarts = new int[blocks];
    this.ends = new int[blocks];
    this.dcValues = new int[blocks];
  }

  /** The bits that the positions belong to; eight bytes are readable from each of them. */
  abstract byte[] bits();

  /**
   * Walks over the next row of coding units.
   *
   * @throws DamagedJpegException if the data is broken
   */
  abstract void nextRow() throws DamagedJpegException;

  /**
   * How far the bits may be copied in one piece, DC codes included.
   *
   * @param from a coding unit of the current row, counted over the whole picture
   * @param end the unit behind the last one wanted
   * @return the first unit behind {@code from} that does not follow in the bits on the one before
   *     it, or whose DC codes do not continue that one's; at most {@code end}
   */
  abstract int runEnd(int from, int end);

  /** The first bit of a block of the current row that does follow on the block before it. */
  abstract int start(int block);
}
