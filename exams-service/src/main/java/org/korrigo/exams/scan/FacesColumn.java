package org.korrigo.exams.scan;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;

/** Recto and verso of a sheet. */
@Converter
class FacesColumn extends JsonColumn<List<Face>> {
  FacesColumn() {
    super(new TypeReference<>() {});
  }
}
