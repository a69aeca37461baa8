package org.korrigo.grading.copy;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import org.korrigo.contracts.json.JsonColumn;

/** The pages of a copy. */
@Converter
class PagesColumn extends JsonColumn<Copy.CopyPages> {
  PagesColumn() {
    super(new TypeReference<>() {});
  }
}
