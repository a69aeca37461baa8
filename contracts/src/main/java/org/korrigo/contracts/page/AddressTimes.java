package org.korrigo.contracts.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Days and times that an address gives, such as in a cursor: those from 1900 to 9999, as others are
 * in no list and the database may not even hold them.
 */
public final class AddressTimes {
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  private static final Instant FIRST_TIME = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
  private static final Instant END = LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

  private AddressTimes() {}

  /**
   * A time as {@link Instant#toString} writes it.
   *
   * @throws DateTimeException if it is none, or before 1900 or after 9999
   */
  public static Instant time(String text) {
    Instant time = Instant.parse(text);
    refuse(time.isBefore(FIRST_TIME) || !time.isBefore(END));
    return time;
  }

  /**
   * A day such as 2026-01-31.
   *
   * @throws DateTimeException if it is none, or before 1900 or after 9999
   */
  public static LocalDate day(String text) {
    LocalDate day = LocalDate.parse(text);
    refuse(day.isBefore(FIRST) || day.isAfter(LAST));
    return day;
  }

  private static void refuse(boolean isOutside) {
    if (isOutside) {
      throw new DateTimeException("before 1900 or after 9999");
    }
  }
}
