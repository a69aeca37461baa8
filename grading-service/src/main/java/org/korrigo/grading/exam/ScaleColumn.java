package org.korrigo.grading.exam;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.persistence.Converter;
import org.korrigo.contracts.json.JsonColumn;

/** A marking scale. It is read with every write to a copy, and parsed once for them all. */
@Converter
class ScaleColumn extends JsonColumn<Exam.ScaleTree> {
  private static final int MOST = 100;

  private final Cache<String, Exam.ScaleTree> parsed =
      Caffeine.newBuilder().maximumSize(MOST).build();

  ScaleColumn() {
    super(new TypeReference<>() {});
  }

  @Override
  public Exam.ScaleTree convertToEntityAttribute(String text) {
    return text == null ? null : parsed.get(text, super::convertToEntityAttribute);
  }
}
