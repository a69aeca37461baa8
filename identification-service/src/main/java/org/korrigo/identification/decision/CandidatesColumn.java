package org.korrigo.identification.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.identification.matching.Candidate;

/** The likeliest pupils, best first. */
@Converter
class CandidatesColumn extends JsonColumn<List<Candidate>> {
  CandidatesColumn() {
    super(new TypeReference<>() {});
  }
}
