package org.korrigo.grading.exam;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.persistence.Converter;
import org.korrigo.contracts.json.JsonColumn;

/**
 * A marking scale. It is read with every write to a copy, and parsed once for them all: who reads
 * the same text gets the same object, which nobody can change.
 */
@Converter
class ScaleColumn extends JsonColumn<Exam.ScaleTree> {
  /** The most characters of the texts that are kept, all together. */
  static final int MOST_CHARACTERS = 4_000_000;

  private final Cache<String, Exam.ScaleTree> parsed =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS)
          .<String, Exam.ScaleTree>weigher((text, scale) -> text.length())
          .executor(Runnable::run)
          .build();

  ScaleColumn() {
    super(new TypeReference<>() {});
  }

  @Override
  public Exam.ScaleTree convertToEntityAttribute(String text) {
    return text == null ? null : parsed.get(text, super::convertToEntityAttribute);
  }
}
