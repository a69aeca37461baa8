package org.korrigo.exams.booklet;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.json.JsonColumn;

/** The page images of a booklet, in reading order. */
@Converter
class PagesColumn extends JsonColumn<List<PageImage>> {
  PagesColumn() {
    super(new TypeReference<>() {});
  }
}
