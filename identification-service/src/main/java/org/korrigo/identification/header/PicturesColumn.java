package org.korrigo.identification.header;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.Set;
import org.korrigo.contracts.json.JsonColumn;

/** Pictures of headers by the sha256 of their content. */
@Converter
class PicturesColumn extends JsonColumn<Set<String>> {
  PicturesColumn() {
    super(new TypeReference<>() {});
  }
}
