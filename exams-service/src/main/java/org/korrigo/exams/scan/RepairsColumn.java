package org.korrigo.exams.scan;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.exams.scan.geometry.Repair;

/** What was put right on a sheet. */
@Converter
class RepairsColumn extends JsonColumn<List<Repair>> {
  RepairsColumn() {
    super(new TypeReference<>() {});
  }
}
