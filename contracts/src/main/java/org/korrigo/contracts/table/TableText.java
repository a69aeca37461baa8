package org.korrigo.contracts.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/** From a file's bytes to its text: UTF-8 with or without BOM, or Windows-1252. */
public final class TableText {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TableText() {}

  /**
   * The text in composed form (NFC), without byte order mark.
   *
   * @throws UnreadableTableException if it is not text in one of the encodings
   */
  public static String of(byte[] content) {
    if (Arrays.mismatch(content, ZIP) == ZIP.length) {
      throw new UnreadableTableException("The file is a workbook, not text: export it as CSV.");
    }
    String text = decode(content);
    if (text.indexOf('\0') >= 0) {
      throw notText();
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return composed.indexOf(BYTE_ORDER_MARK) == 0 ? composed.substring(1) : composed;
  }

  private static String decode(byte[] content) {
    try {
      return strictly(StandardCharsets.UTF_8, content);
    } catch (CharacterCodingException notUtf8) {
      try {
        return strictly(WINDOWS_1252, content);
      } catch (CharacterCodingException noEncoding) {
        throw notText();
      }
    }
  }

  private static String strictly(Charset charset, byte[] content) throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(content))
        .toString();
  }

  private static UnreadableTableException notText() {
    return new UnreadableTableException("The file is not text in UTF-8 or Windows-1252.");
  }
}
