package org.korrigo.identification.exam;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;

/** Pupils by their numbers at students-service. */
@Converter
class StudentIdsColumn extends JsonColumn<List<Integer>> {
  StudentIdsColumn() {
    super(new TypeReference<>() {});
  }
}
