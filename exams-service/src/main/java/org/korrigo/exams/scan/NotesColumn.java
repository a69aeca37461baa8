package org.korrigo.exams.scan;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;

/** What is to be said of a job beyond single sides. */
@Converter
class NotesColumn extends JsonColumn<List<String>> {
  NotesColumn() {
    super(new TypeReference<>() {});
  }
}
