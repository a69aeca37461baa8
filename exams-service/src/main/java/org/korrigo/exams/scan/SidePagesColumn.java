package org.korrigo.exams.scan;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;

/** Which pages of its booklet a side shows, from left to right. */
@Converter
class SidePagesColumn extends JsonColumn<List<Integer>> {
  SidePagesColumn() {
    super(new TypeReference<>() {});
  }
}
