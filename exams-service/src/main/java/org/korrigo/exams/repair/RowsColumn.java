package org.korrigo.exams.repair;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;

/** Rows of copies that an action left without paper. */
@Converter
class RowsColumn extends JsonColumn<List<JsonNode>> {
  RowsColumn() {
    super(new TypeReference<>() {});
  }
}
