package org.korrigo.exams.scan.jpeg;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Huffman table ready for reading and for writing. Reading looks {@value #PEEK} bits up at once;
 * longer codes take the slow way. Tables are immutable and cached by content: a scanner repeats the
 * same ones on every page.
 */
final class HuffmanTable {
  static final int PEEK = 11;
  static final int SKIP_PEEK = 13;

  /** Coefficients that the end of a block passes: more than are left of any. */
  static final int END_OF_BLOCK = 64;

  private static final int CACHED = 64;
  private static final Map<String, HuffmanTable> CACHE =
      new LinkedHashMap<>(CACHED * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, HuffmanTable> eldest) {
          return size() > CACHED;
        }
      };

  /**
   * By the next {@value #PEEK} bits: code length &lt;&lt; 8 | symbol; 0 where no short code stands.
   */
  final short[] shortCodes = new short[1 << PEEK];

  /**
   * AC only, by the next {@value #SKIP_PEEK} bits: as many whole symbols (code and value bits) as
   * fit, as bits used | coefficients passed &lt;&lt; 4 | end of block &lt;&lt; 11; 0 where not even
   * one fits.
   */
  final short[] skips;

  /**
   * AC only, by the next {@value #PEEK} bits: a whole symbol, as its value &lt;&lt; 16 |
   * coefficients passed (64 and more: end of block) &lt;&lt; 8 | bits used, those of the value
   * included; 0 where none fits.
   */
  final int[] values;

  private final byte[] counts;
  private final byte[] symbols;
  private final int[] firstCode = new int[17];
  private final int[] firstIndex = new int[17];

  /** By symbol: its code &lt;&lt; 5 | the code's length; 0 if it has none. */
  private final int[] codes = new int[256];

  private HuffmanTable(boolean ac, byte[] counts, byte[] symbols) throws DamagedJpegException {
    this.counts = counts;
    this.symbols = symbols;
    int code = 0;
    int index = 0;
    for (int length = 1; length <= 16; length++) {
      int count = counts[length - 1] & 0xFF;
      if (code + count > 1 << length) {
        throw new DamagedJpegException("a Huffman table has more codes than bits");
      }
      firstCode[length] = code;
      firstIndex[length] = index;
      for (int i = 0; i < count; i++) {
        enter(ac, symbols[index++] & 0xFF, code++, length);
      }
      code <<= 1;
    }
    this.skips = ac ? skips() : new short[0];
    this.values = ac ? values() : new int[0];
  }

  /**
   * @param counts number of codes of each length 1..16
   * @param symbols the symbols in the order of their codes, as many as the counts say
   */
  static HuffmanTable of(boolean ac, byte[] counts, byte[] symbols) throws DamagedJpegException {
    String key =
        (ac ? "A" : "D")
            + new String(counts, StandardCharsets.ISO_8859_1)
            + new String(symbols, StandardCharsets.ISO_8859_1);
    synchronized (CACHE) {
      HuffmanTable known = CACHE.get(key);
      if (known != null) {
        return known;
      }
    }
    HuffmanTable made = new HuffmanTable(ac, counts.clone(), symbols.clone());
    synchronized (CACHE) {
      CACHE.put(key, made);
    }
    return made;
  }

  private void enter(boolean ac, int symbol, int code, int length) {
    if (!possible(ac, symbol)) {
      return;
    }
    codes[symbol] = code << 5 | length;
    if (length <= PEEK) {
      int from = code << (PEEK - length);
      Arrays.fill(shortCodes, from, from + (1 << (PEEK - length)), (short) (length << 8 | symbol));
    }
  }

  /**
   * Eight-bit pictures know DC differences of at most 11 bits and AC values of 1 to 10, beside end
   * of block and 16 zeros.
   */
  private static boolean possible(boolean ac, int symbol) {
    int size = symbol & 15;
    return ac ? symbol == 0 || symbol == 0xF0 || (size >= 1 && size <= 10) : symbol <= 11;
  }

  private short[] skips() {
    short[] table = new short[1 << SKIP_PEEK];
    for (int bits = 0; bits < table.length; bits++) {
      int used = 0;
      int passed = 0;
      boolean end = false;
      while (!end && used < SKIP_PEEK) {
        int entry = shortCodes[(bits << (used + 32 - SKIP_PEEK)) >>> (32 - PEEK)];
        int length = (entry >>> 8) + (entry & 15);
        if (entry == 0 || used + length > SKIP_PEEK) {
          break;
        }
        used += length;
        end = (entry & 0xFF) == 0;
        passed += end ? 0 : ((entry & 0xFF) >>> 4) + 1;
      }
      table[bits] = (short) (used | passed << 4 | (end ? 1 << 11 : 0));
    }
    return table;
  }

  private int[] values() {
    int[] table = new int[1 << PEEK];
    for (int bits = 0; bits < table.length; bits++) {
      int entry = shortCodes[bits];
      int size = entry & 15;
      int used = (entry >>> 8) + size;
      if (entry != 0 && used <= PEEK) {
        int value = ScanWalk.value((long) bits << (64 - PEEK + (entry >>> 8)), size);
        int passed = (entry & 0xFF) == 0 ? END_OF_BLOCK : ((entry & 0xFF) >>> 4) + 1;
        table[bits] = value << 16 | passed << 8 | used;
      }
    }
    return table;
  }

  /** Length &lt;&lt; 8 | symbol of a code that {@link #shortCodes} does not hold. */
  int longCode(int next16Bits) throws DamagedJpegException {
    for (int length = PEEK + 1; length <= 16; length++) {
      int offset = (next16Bits >>> (16 - length)) - firstCode[length];
      if (offset >= 0 && offset < (counts[length - 1] & 0xFF)) {
        int symbol = symbols[firstIndex[length] + offset] & 0xFF;
        if (codes[symbol] != 0) {
          return length << 8 | symbol;
        }
      }
    }
    throw new DamagedJpegException("the picture data has a code that its tables do not know");
  }

  /** How a symbol is written: its code &lt;&lt; 5 | the code's length; 0 if it cannot be. */
  int code(int symbol) {
    return codes[symbol];
  }

  byte[] counts() {
    return counts;
  }

  byte[] symbols() {
    return symbols;
  }
}
