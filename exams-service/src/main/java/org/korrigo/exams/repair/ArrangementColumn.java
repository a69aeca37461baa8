package org.korrigo.exams.repair;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import org.korrigo.contracts.json.JsonColumn;

/** How the paper stood before or after an action. */
@Converter
class ArrangementColumn extends JsonColumn<Arrangement> {
  ArrangementColumn() {
    super(new TypeReference<>() {});
  }
}
