package org.korrigo.exams.row;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.korrigo.contracts.page.Pages;

/**
 * A row of a list with its place, which is not shown. The next page begins after that place,
 * whether or not the row is still there then.
 */
public record Ordered<T>(long ordinal, T view) {

  /**
   * A page of a list, with a link to the next one if there are more rows.
   *
   * @param rows as many as were read for this limit
   */
  public static <T> Response answer(List<Ordered<T>> rows, int limit, UriInfo uri) {
    List<T> views = rows.stream().map(Ordered::view).toList();
    return Pages.answer(
        views, limit, uri, last -> Long.toString(rows.get(views.indexOf(last)).ordinal()));
  }
}
