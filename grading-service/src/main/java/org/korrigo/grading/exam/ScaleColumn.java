package org.korrigo.grading.exam;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import org.korrigo.contracts.json.JsonColumn;

/** A marking scale. */
@Converter
class ScaleColumn extends JsonColumn<Exam.ScaleTree> {
  ScaleColumn() {
    super(new TypeReference<>() {});
  }
}
