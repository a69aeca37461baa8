package org.korrigo.identification.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import org.korrigo.contracts.json.JsonColumn;

/** How a copy stood. */
@Converter
class StandingColumn extends JsonColumn<Standing> {
  StandingColumn() {
    super(new TypeReference<>() {});
  }
}
