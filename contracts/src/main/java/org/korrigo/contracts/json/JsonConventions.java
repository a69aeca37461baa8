package org.korrigo.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/**
 * How Korrigo writes JSON, in HTTP, in events and in columns alike: snake_case, ISO 8601 times,
 * decimals never as binary floating point; unknown fields are ignored, a field given twice is
 * refused, and so is anything after the document's end. Nothing is bent to fit: a fraction is no
 * integer, a number is no day, no truth and no name of an enumeration, text is no number and no
 * truth, empty text is not nothing, half a character is no text. Two things are left as Jackson has
 * them: a number or a truth is taken as text, and "NaN" as a binary number.
 */
@Singleton
public final class JsonConventions implements ObjectMapperCustomizer {

  /** Deeper than anything of ours; what is deeper than the stack would end in a 500. */
  private static final int DEEPEST_NESTING = 100;

  /** What is a number or a truth only as itself: empty text would otherwise be read as null. */
  private static final List<LogicalType> AS_THEMSELVES =
      List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean);

  @Override
  public void customize(ObjectMapper mapper) {
    mapper
        .coercionConfigDefaults()
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    for (LogicalType type : AS_THEMSELVES) {
      mapper.coercionConfigFor(type).setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    }
    mapper
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST_NESTING).build());
    mapper
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .registerModule(new JavaTimeModule())
        .registerModule(
            new SimpleModule("conventions")
                .addDeserializer(LocalDate.class, new DayReader())
                .addDeserializer(String.class, new TextReader()))
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
        .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
        .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
  }

  /** A mapper with these conventions, for code outside of the application. */
  public static ObjectMapper newMapper() {
    ObjectMapper mapper = new ObjectMapper();
    new JsonConventions().customize(mapper);
    return mapper;
  }
}
