package org.korrigo.contracts.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a content that a {@code Range} header asks for (RFC 9110 §14).
 *
 * @param first the first byte, from 0
 * @param count how many; 0 if what was asked for lies outside
 */
record ByteRange(long first, long count) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** The range asked for, or null if the header asks for none that is understood: answer whole. */
  static ByteRange parse(String header, long length) {
    Matcher single = SINGLE.matcher(header == null ? "" : header.strip());
    if (!single.matches() || single.group(1).isEmpty() && single.group(2).isEmpty()) {
      return null;
    }
    if (single.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(single.group(2)), length);
      return new ByteRange(length - last, last);
    }
    long first = Long.parseLong(single.group(1));
    long end = single.group(2).isEmpty() ? length - 1 : Long.parseLong(single.group(2));
    if (end < first && !single.group(2).isEmpty()) {
      return null;
    }
    return first >= length
        ? new ByteRange(first, 0)
        : new ByteRange(first, Math.min(end, length - 1) - first + 1);
  }

  boolean satisfiable() {
    return count > 0;
  }
}
