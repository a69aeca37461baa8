package org.korrigo.identification.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import org.korrigo.contracts.json.JsonColumn;

/** What the class had said when something was decided. */
@Converter
class EvidenceColumn extends JsonColumn<Evidence> {
  EvidenceColumn() {
    super(new TypeReference<>() {});
  }
}
