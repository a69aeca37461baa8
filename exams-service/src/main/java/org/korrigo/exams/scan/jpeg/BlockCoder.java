package org.korrigo.exams.scan.jpeg;

import java.util.function.IntUnaryOperator;

/**
 * Codes the AC values of each block anew as a walk passes them: turned, and with the standard's
 * tables, which have a code for every value.
 */
final class BlockCoder implements BlockWalk.AcReader {
  private final BlockTurn turn;
  private final HuffmanTable[] tables;
  private final BitWriter out;

  /** Of each block in the order of the walk, its first bit. */
  private final int[] starts;

  private final int[] values = new int[64];
  private final IntUnaryOperator valueAt = place -> values[place];
  private int blocks;
  private int inUnit;

  /**
   * @param tables to code with, one a block of a coding unit
   * @param blocks of the whole picture
   * @param expectedBytes about as many as the codes will take
   */
  BlockCoder(BlockTurn turn, HuffmanTable[] tables, int blocks, int expectedBytes) {
    this.turn = turn;
    this.tables = tables;
    this.out = new BitWriter(expectedBytes);
    this.starts = new int[blocks + 1];
  }

  @Override
  public int read(byte[] bits, int from, HuffmanTable table) throws DamagedJpegException {
    if (out.size() > JpegImage.MAXIMUM_BYTES) {
      throw new DamagedJpegException("codes that take far more room in the standard's tables");
    }
    starts[blocks++] = out.position();
    long set = 0;
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
        int place = turn.place(behind - 1);
        values[place] = value * turn.sign(behind - 1);
        set |= 1L << place;
      }
    }
    write(set);
    return at;
  }

  private void write(long set) {
    try {
      out.acValues(tables[inUnit], set, valueAt);
    } catch (MissingCodeException impossible) {
      throw new IllegalStateException("the standard tables have every code", impossible);
    }
    inUnit = inUnit + 1 == tables.length ? 0 : inUnit + 1;
  }

  /** What was written, with slack behind its end; asked once, after the last block. */
  byte[] bits() {
    starts[blocks] = out.position();
    return out.bits();
  }

  /** Of each block in the order of the walk, its first bit, and behind the last its end. */
  int[] starts() {
    return starts;
  }
}
