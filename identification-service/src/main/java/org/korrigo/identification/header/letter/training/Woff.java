package org.korrigo.identification.header.letter.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A font in the Web Open Font Format 1.0: named tables, each compressed by itself with zlib. */
final class Woff {
  private static final int SIGNATURE = 0x774F4646;
  private static final int HEADER = 44;
  private static final int ENTRY = 20;

  private final Map<String, ByteBuffer> tables = new HashMap<>();

  private Woff() {}

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is no such font
   */
  static Woff read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    if (bytes.remaining() < HEADER || bytes.getInt(0) != SIGNATURE) {
      throw new IOException(file.getFileName() + " is no font in WOFF 1.0.");
    }
    Woff font = new Woff();
    int count = Short.toUnsignedInt(bytes.getShort(12));
    for (int i = 0; i < count; i++) {
      int entry = HEADER + i * ENTRY;
      byte[] tag = new byte[4];
      bytes.get(entry, tag);
      byte[] stored = new byte[bytes.getInt(entry + 8)];
      bytes.get(bytes.getInt(entry + 4), stored);
      byte[] table = inflated(stored, bytes.getInt(entry + 12), file);
      font.tables.put(
          new String(tag, java.nio.charset.StandardCharsets.US_ASCII), ByteBuffer.wrap(table));
    }
    return font;
  }

  /**
   * A table by its tag.
   *
   * @throws IOException if the font has none
   */
  ByteBuffer table(String tag) throws IOException {
    ByteBuffer table = tables.get(tag);
    if (table == null) {
      throw new IOException("The font has no table " + tag + ".");
    }
    return table;
  }

  private static byte[] inflated(byte[] stored, int size, Path file) throws IOException {
    if (stored.length == size) {
      return stored;
    }
    try (Inflater inflater = new Inflater()) {
      byte[] table = new byte[size];
      inflater.setInput(stored);
      if (inflater.inflate(table) != size) {
        throw new IOException(file.getFileName() + " is cut short.");
      }
      return table;
    } catch (DataFormatException e) {
      throw new IOException(file.getFileName() + " is damaged.", e);
    }
  }
}
