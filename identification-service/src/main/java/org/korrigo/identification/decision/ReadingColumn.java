package org.korrigo.identification.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.identification.matching.Reading;

/** What was read of a header. */
@Converter
class ReadingColumn extends JsonColumn<Reading> {
  ReadingColumn() {
    super(new TypeReference<>() {});
  }
}
