package org.korrigo.contracts.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Rows as one parameter of a statement, which reads them with {@code
 * json_to_recordset(cast(cast(:rows as text) as json))} or its like: as many parameters for one row
 * as for all.
 */
public final class JsonRows {
  private static final ObjectMapper JSON = JsonConventions.newMapper();

  private JsonRows() {}

  /**
   * The rows as JSON text.
   *
   * @param rows a list of records, or a map for {@code json_each_text}
   */
  public static String text(Object rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Rows that are not JSON: " + rows.getClass(), e);
    }
  }
}
