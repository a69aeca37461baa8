package org.korrigo.identification.header;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Converter;
import java.util.List;
import org.korrigo.contracts.json.JsonColumn;
import org.korrigo.contracts.storage.StoredFile;

/** The headers of a copy, one per sheet, in order. */
@Converter
class HeadersColumn extends JsonColumn<List<StoredFile>> {
  HeadersColumn() {
    super(new TypeReference<>() {});
  }
}
