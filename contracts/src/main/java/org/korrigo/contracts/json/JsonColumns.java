package org.korrigo.contracts.json;

import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/**
 * Columns mapped as {@code @JdbcTypeCode(SqlTypes.JSON)} hold JSON by {@link JsonConventions}.
 * Hibernate Reactive takes an object at the root only: wrap a list in a record.
 */
@JsonFormat
@PersistenceUnitExtension
@Singleton
final class JsonColumns implements FormatMapper {
  private final FormatMapper jackson = new JacksonJsonFormatMapper(JsonConventions.newMapper());

  @Override
  public <T> T fromString(CharSequence text, JavaType<T> javaType, WrapperOptions wrapperOptions) {
    return jackson.fromString(text, javaType, wrapperOptions);
  }

  @Override
  public <T> String toString(T value, JavaType<T> javaType, WrapperOptions wrapperOptions) {
    return jackson.toString(value, javaType, wrapperOptions);
  }
}
