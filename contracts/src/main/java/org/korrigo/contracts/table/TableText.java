package org.korrigo.contracts.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From a file's bytes to its text: UTF-8 with or without BOM, or Windows-1252. */
public final class TableText {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Letters with accents, ligatures, typographic signs: hardly anything as Windows-1252. */
  private static final Pattern FRENCH_IN_UTF_8 =
      Pattern.compile(
          "[\u00C2\u00C3][\u0080-\u00BF]|\u00C5[\u0092\u0093]|\u00E2\u0080[\u0080-\u00BF]");

  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

  private TableText() {}

  /**
   * The text in composed form (NFC), without byte order mark.
   *
   * @throws UnreadableTableException if it is not text in one of the encodings, or in both
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
      requireOneEncoding(content);
      try {
        return strictly(WINDOWS_1252, content);
      } catch (CharacterCodingException noEncoding) {
        throw notText();
      }
    }
  }

  /** What is UTF-8 in one line is garbage as Windows-1252, which a name would not show. */
  private static void requireOneEncoding(byte[] content) {
    Matcher inUtf8 = FRENCH_IN_UTF_8.matcher(byBytes(content));
    if (inUtf8.find()) {
      throw new UnreadableTableException(
          "The file mixes two encodings: line "
              + lineOf(content, inUtf8.start())
              + " is UTF-8, line "
              + lineOf(content, firstNotUtf8(content))
              + " is not. Save it in one.");
    }
  }

  /** One character a byte. */
  private static String byBytes(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private static int firstNotUtf8(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(content.length), true);
    return bytes.position();
  }

  private static long lineOf(byte[] content, int place) {
    return 1 + LINE_BREAK.matcher(byBytes(Arrays.copyOf(content, place))).results().count();
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
