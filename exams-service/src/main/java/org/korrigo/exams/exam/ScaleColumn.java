package org.korrigo.exams.exam;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.json.JsonColumn;

/** A marking scale. */
@Converter
class ScaleColumn extends JsonColumn<List<ScaleNode>> {
  ScaleColumn() {
    super(new TypeReference<>() {});
  }
}
