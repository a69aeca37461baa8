package org.korrigo.contracts.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;

/**
 * A value kept as JSON text, by the conventions of HTTP and events. Hibernate Reactive binds only
 * JSON objects to jsonb, never arrays, so the column is cast from and to text in SQL: see the uses
 * of {@code @ColumnTransformer}.
 */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {
  /** How a column's parameter is written. */
  public static final String WRITE = "cast(cast(? as text) as jsonb)";

  private static final ObjectMapper JSON = JsonConventions.newMapper();
  private final TypeReference<T> type;

  protected JsonColumn(TypeReference<T> type) {
    this.type = type;
  }

  @Override
  public String convertToDatabaseColumn(T value) {
    try {
      return value == null ? null : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A value that is not JSON: " + value.getClass(), e);
    }
  }

  @Override
  public T convertToEntityAttribute(String text) {
    try {
      return text == null ? null : JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A column that does not hold " + type.getType(), e);
    }
  }
}
