package org.korrigo.grading.copy;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.contracts.storage.StoredFile;

/** A file of a copy. */
@Converter
class FileColumn extends JsonColumn<StoredFile> {
  FileColumn() {
    super(new TypeReference<>() {});
  }
}
