package org.korrigo.contracts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads a day written as {@code YYYY-MM-DD} and nothing else: no number of days, no list. */
final class DayReader extends StdDeserializer<LocalDate> {
  private static final long serialVersionUID = 1L;

  DayReader() {
    super(LocalDate.class);
  }

  @Override
  public LocalDate deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
    }
    try {
      return LocalDate.parse(parser.getText());
    } catch (DateTimeException notADay) {
      return (LocalDate)
          context.handleWeirdStringValue(LocalDate.class, parser.getText(), "not YYYY-MM-DD");
    }
  }
}
