package org.korrigo.contracts.page;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Lists by keyset (design §5): {@code ?after=<cursor>&limit=<n>}, answered with {@code Link: <…>;
 * rel="next"} while there is more. A use case reads one row more than asked for, which tells
 * whether there is more.
 */
public final class Pages {
  /** Rows of a page when the caller does not say. */
  public static final String DEFAULT_LIMIT = "50";

  /** The most rows of one page. */
  public static final int MAX_LIMIT = 200;

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Pages() {}

  /**
   * The time that stands in a cursor.
   *
   * @throws DateTimeException if it is none, or one that no list gives: the database knows no time
   *     of every year that Java knows
   */
  public static Instant time(String text) {
    Instant time = Instant.parse(text);
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new DateTimeException("No row is of " + text);
    }
    return time;
  }

  /**
   * How many rows to read for a page of {@code limit}: one more, at most {@link #MAX_LIMIT} + 1.
   */
  public static int rowsToRead(int limit) {
    return Math.clamp(limit, 1, MAX_LIMIT) + 1;
  }

  /**
   * The answer for rows read with {@link #rowsToRead}.
   *
   * @param cursor tells of the last row shown what the next page starts after
   */
  public static <T> Response answer(
      List<T> rows, int limit, UriInfo uri, Function<T, String> cursor) {
    int shown = rowsToRead(limit) - 1;
    if (rows.size() <= shown) {
      return Response.ok(rows).build();
    }
    List<T> page = rows.subList(0, shown);
    String next =
        uri.getRequestUriBuilder()
            .replaceQueryParam("after", cursor.apply(page.getLast()))
            .build()
            .getRawQuery();
    return Response.ok(page).header("Link", "<?" + next + ">; rel=\"next\"").build();
  }
}
