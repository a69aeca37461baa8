package org.korrigo.exams.booklet;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;

/** Some pages of a booklet, from 1. */
@Converter
class PageNumbersColumn extends JsonColumn<List<Integer>> {
  PageNumbersColumn() {
    super(new TypeReference<>() {});
  }
}
