package org.korrigo.exams.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.korrigo.contracts.json.JsonConventions;

/**
 * Native SQL in the caller's session. Rows come as records whose components are named as the
 * columns are (in camel case), by the conventions of JSON.
 */
@ApplicationScoped
public class Rows {
  private static final ObjectMapper JSON = JsonConventions.newMapper();

  /** The rows of a query, one statement. */
  public <T> Uni<List<T>> read(String sql, Class<T> type, Map<String, ?> values) {
    String asJson = "select cast(row_to_json(r) as text) from (" + sql + ") r";
    return Panache.getSession()
        .flatMap(
            session ->
                with(session.createNativeQuery(asJson, String.class), values).getResultList())
        .map(rows -> rows.stream().map(row -> parsed(row, type)).toList());
  }

  /** The only row of a query. */
  public <T> Uni<T> one(String sql, Class<T> type, Map<String, ?> values) {
    return read(sql, type, values).map(List::getFirst);
  }

  /** Changes rows; answers how many. */
  public Uni<Integer> change(String sql, Map<String, ?> values) {
    return Panache.getSession()
        .flatMap(
            session -> {
              Mutiny.MutationQuery query = session.createNativeQuery(sql);
              values.forEach(query::setParameter);
              return query.executeUpdate();
            });
  }

  /**
   * Lets all that a transaction reads be of one moment: its first statement, and it may not write.
   */
  public Uni<Void> oneMoment() {
    return change("set transaction isolation level repeatable read, read only", Map.of())
        .replaceWithVoid();
  }

  /** A value as JSON text, to be cast to json in SQL: how many rows go in by one statement. */
  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A value that is not JSON: " + value.getClass(), e);
    }
  }

  private static <T> Mutiny.SelectionQuery<T> with(
      Mutiny.SelectionQuery<T> query, Map<String, ?> values) {
    values.forEach(query::setParameter);
    return query;
  }

  private static <T> T parsed(String row, Class<T> type) {
    try {
      return JSON.readValue(row, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A row that is no " + type.getSimpleName(), e);
    }
  }
}
