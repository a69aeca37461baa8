package org.korrigo.contracts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/**
 * Reads text that can be kept as it is: half of a character, which JSON can write and UTF-8 cannot,
 * would be answered as it was sent and stored as a question mark.
 */
final class TextReader extends StringDeserializer {
  private static final long serialVersionUID = 1L;

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = super.deserialize(parser, context);
    return text == null || isWhole(text)
        ? text
        : (String) context.handleWeirdStringValue(String.class, text, "half of a character");
  }

  /** Surrogates are met only where they stand for no character together. */
  private static boolean isWhole(String text) {
    return text.codePoints()
        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
