package org.korrigo.exams.booklet;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;

/** Where the pages of a booklet come from, in reading order. */
@Converter
class OriginsColumn extends JsonColumn<List<PageOrigin>> {
  OriginsColumn() {
    super(new TypeReference<>() {});
  }
}
